// Clipper2 in TypeScript, the port that turf is about to move to. Native form: arrays of { x, y }.
import { areaPathsD, booleanOpDWithPolyTree, ClipType, FillRule, intersectD, PolyTreeD, unionD } from "clipper2-ts";

const DECIMALS = 8;

export default {
  name: "clipper2-ts",
  package: "clipper2-ts",
  native: "own",
  async load() {
    return {
      read: pathsOf,
      readAll: (list) => pathsOf(list.flat()),
      intersection: (a, b) => intersectD(a, b, FillRule.NonZero, DECIMALS),
      union: (all) => unionD(all, [], FillRule.NonZero, DECIMALS),
      area: areaPathsD,
      throughTree(subjects, clips) {
        const tree = new PolyTreeD();
        const what = clips ? ClipType.Intersection : ClipType.Union;
        booleanOpDWithPolyTree(what, subjects, clips ?? [], tree, FillRule.NonZero, DECIMALS);
        const out = [];
        collectShells(tree, out);
        return out;
      },
    };
  },
};

const pathsOf = (polygons) =>
  polygons.flatMap((rings) => rings.map((ring) => ring.slice(0, -1).map(([x, y]) => ({ x, y }))));

function collectShells(node, out) {
  for (let i = 0; i < node.count; i++) {
    const shell = node.child(i);
    const rings = [ringOf(shell)];
    for (let h = 0; h < shell.count; h++) {
      const hole = shell.child(h);
      rings.push(ringOf(hole));
      collectShells(hole, out);
    }
    out.push(rings);
  }
}

function ringOf(node) {
  const ring = node.poly.map(({ x, y }) => [x, y]);
  ring.push([...ring[0]]);
  return ring;
}
