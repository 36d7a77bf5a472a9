// Clipper2 compiled from C++. Native form: paths in its own memory, filled through `assign` (x, y, z), the fastest way its
// API has. Kernel results are flat paths; end to end it is asked for the tree, since GeoJSON must know whose hole is whose.
// Eight decimals, the finest that is allowed.
import load from "clipper2-wasm";

const DECIMALS = 8;

export default {
  name: "clipper2-wasm",
  package: "clipper2-wasm",
  native: "own",
  async load(options = {}) {
    const clipper = await load(options);
    const { NonZero } = clipper.FillRule;
    const pathsOf = (polygons) => {
      const paths = new clipper.PathsD();
      for (const rings of polygons) {
        for (const ring of rings) {
          const flat = new Float64Array(3 * (ring.length - 1));
          for (let i = 0; i + 1 < ring.length; i++) {
            flat[3 * i] = ring[i][0];
            flat[3 * i + 1] = ring[i][1];
          }
          const path = new clipper.PathD();
          path.assign(flat);
          paths.push_back(path);
          path.delete();
        }
      }
      return paths;
    };
    return {
      read: pathsOf,
      readAll: (list) => pathsOf(list.flat()),
      intersection: (a, b) => clipper.IntersectD(a, b, NonZero, DECIMALS),
      union: (all) => clipper.UnionSelfD(all, NonZero, DECIMALS),
      area: (paths) => clipper.AreaPathsD(paths),
      free: (native) => native.delete(),
      /** The whole way in the terms of its tree: [polygons] in, [polygons] out. */
      throughTree(subjects, clips) {
        const tree = new clipper.PolyPathD();
        const none = clips ?? new clipper.PathsD();
        const { Intersection, Union } = clipper.ClipType;
        clipper.BooleanOpOutD(clips ? Intersection : Union, NonZero, subjects, none, tree, DECIMALS);
        const out = [];
        collectShells(tree, out);
        tree.delete();
        if (!clips) none.delete();
        return out;
      },
    };
  },
};

function collectShells(node, out) {
  for (let i = 0; i < node.count(); i++) {
    const shell = node.child(i);
    const rings = [ringOf(shell)];
    for (let h = 0; h < shell.count(); h++) {
      const hole = shell.child(h);
      rings.push(ringOf(hole));
      collectShells(hole, out);
    }
    out.push(rings);
  }
}

function ringOf(node) {
  const flat = node.polygon().view();
  const ring = [];
  for (let i = 0; i < flat.length; i += 3) ring.push([flat[i], flat[i + 1]]);
  ring.push([flat[0], flat[1]]);
  return ring;
}
