// Overlaps inside a layer, summed by those that make them: each is told once, with its area, who has the ground, and a place.
// Cost: linear in overlapping faces; one dissolve where there are any.
import { type Element, type Finding, labelOf } from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { Overlay } from "../geometry/index.ts";
import { firstPosition } from "../geometry/polygon-set-parts.ts";
import { areaInWords, delineationFinding } from "./delineation-findings.ts";
import type { OrderedInput } from "./delineation-input.ts";
import type { Cover } from "./ground.ts";

interface OverlapOfSome {
  readonly cover: Cover;
  readonly rivals: readonly number[];
  readonly winner: number;
  readonly sum: Sum;
  readonly at: number;
}

/** Gathers the overlaps of all layers face by face. @internal */
export class LayerOverlaps {
  readonly #sets = new Map<string, OverlapOfSome>();
  readonly #listed: OverlapOfSome[] = [];
  readonly #setOf: Int32Array;

  constructor(faceCount: number) {
    this.#setOf = new Int32Array(faceCount).fill(-1);
  }

  add(cover: Cover, rivals: Int32Array, winner: number, face: number, areaM2: number): void {
    const key = `${cover}:${rivals.join()}`;
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = { cover, rivals: [...rivals], winner, sum: new Sum(), at: this.#sets.size };
      this.#sets.set(key, set);
      this.#listed.push(set);
    }
    set.sum.add(areaM2);
    // a face of several overlaps gives a place to one of them; the others have their subjects
    if (this.#setOf[face]! < 0) this.#setOf[face] = set.at;
  }

  findings(
    faces: Overlay,
    { admin, parks, protectedAreas, zones }: OrderedInput,
    elementOf: readonly Element[],
  ): Finding[] {
    if (this.#listed.length === 0) return [];
    const ground = faces.dissolveToSet((f) => this.#setOf[f]!, this.#listed.length);
    return this.#listed.map(({ cover, rivals, winner, sum, at }): Finding => {
      const items =
        cover === "zones"
          ? zones
          : cover === "admin"
            ? admin.rows
            : cover === "parks"
              ? parks.rows
              : protectedAreas.rows;
      const codes = rivals.map((i) => items[i]!.code);
      const values = { areaM2: areaInWords(sum.value), winner: items[winner]!.code };
      const position = firstPosition(ground, at);
      if (cover === "zones") {
        const element = elementOf[winner]!;
        const named = { ...values, element: labelOf("element", element), zones: codes.join(", ") };
        return delineationFinding("LAYER_OVERLAP", "warning", codes.join(), named, position);
      }
      const code = cover === "admin" ? "ADMIN_OVERLAP" : "PARK_OVERLAP";
      return delineationFinding(code, "warning", codes.join(), { ...values, areas: codes.join(", ") }, position);
    });
  }
}
