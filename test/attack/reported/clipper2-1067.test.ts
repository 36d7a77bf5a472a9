// https://github.com/AngusJohnson/Clipper2/issues/1067: a union of triangles, two of them slivers of nearly no area along the
// side of a third, to which area was added that no input has.
import { describe } from "vitest";
import { judged, judgedUnion, polygon } from "./judged.ts";

const triangles = [
  polygon("-45077288 -27835646, -45216220 -27853069, -44996290 -28378125"),
  polygon("-45943111 -27944226, -45990276 -27890686, -46034753 -27840198"),
  polygon("-44185329 -29939581, -45679436 -28243538, -47826654 -25806113"),
  polygon("-48000000 -29000000, -44185329 -29939581, -47826654 -25806113"),
];

describe("clipper2 1067", () => {
  judgedUnion(triangles);
  judged(triangles[2]!, triangles[3]!);
  judged(triangles[1]!, triangles[2]!);
});
