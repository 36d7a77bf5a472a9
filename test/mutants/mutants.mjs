// Faults put into the core on purpose, one at a time: what they break must be seen by the tests. Each is a file of
// assembly/, a text that stands in it, what it becomes, and what that does. Texts are short, so that they keep step with
// the sources; one that is no longer found is an error of run.mjs. Mutants that change nothing anybody could see (another
// order of equal keys, a sign that is used with both values) are left out.

/** @type {readonly [file: string, find: string, replace: string, what: string][]} */
export const MUTANTS = [
  // --- exact predicates and rounding
  ["exact.ts", "* (<i64>cy - <i64>ay) - (", "* (<i64>cy - <i64>ay) + (", "orientation with a flipped sign"],
  ["exact.ts", "* (<i64>cx - <i64>ax);", "* (<i64>cx - <i64>bx);", "orientation from the wrong vertex"],
  ["exact.ts", "(rest > 0 ? 1 : 0)", "(rest > 0 ? 0 : 1)", "a crossing rounded away from its nearest step"],
  ["exact.ts", "high1 == high && low1 >= low2", "high1 == high && low1 > low2", "a crossing on a half rounded down"],
  ["exact.ts", "1e-5) return", "-1) return", "no exact rounding near a half"],
  ["exact.ts", "extent * (<f64>numerator", "extent * (0.5 * <f64>numerator", "a crossing half way to where it is"],

  // --- the sweep
  ["sweep.ts", "if (c == 0 && d == 0) return true;", "", "edges upon one another not seen by the sweep"],
  ["sweep.ts", "side = where > 0 ? 4 : 0;", "side = where > 0 ? 0 : 4;", "a sweep that puts low above high"],
  ["sweep.ts", "      checkNeighbours(low, up);\n", "", "neighbours not compared after an edge ends"],
  ["sweep.ts", "(<i64>yOf(a) << 1) | 1)", "(<i64>yOf(a) << 1))", "starts taken for ends"],
  [
    "sweep.ts",
    "if (where == 0) where = turn(t, at(p, BX)",
    "if (where == 0) where = -turn(t, at(p, BX)",
    "fans in the wrong order",
  ],
  ["noding.ts", "if (j > i || !isFresh(f))", "if (j > i)", "edges told by a sweep compared with later ones only"],
  [
    "noding.ts",
    "if (!isHere(x, y)) return;",
    "if (isHere(x, y)) return;",
    "crossings told in every cell but their own",
  ],
  [
    "rings.ts",
    "comesFirst(lo(edge), hi(edge)) ? half : half ^ 1",
    "half",
    "a component put below the edge it lies above",
  ],

  // --- noding
  ["noding.ts", "(turnC > 0 && turnD > 0)", "(turnC >= 0 && turnD >= 0)", "edges that touch taken for apart"],
  ["noding.ts", "if (turnC == 0) addTouch", "if (false) addTouch", "an end on an edge not seen"],
  ["noding.ts", "if (turnB == 0) addTouch", "if (false) addTouch", "the other end on the other edge not seen"],
  ["noding.ts", "    addHit(f, node);\n", "", "a crossing splits one of its two edges"],
  ["noding.ts", "px <= max(ax, bx)", "px < max(ax, bx)", "a box without its right side"],
  [
    "noding.ts",
    "    freshFrom = edgeCount;\n    splitHits();",
    "    splitHits();\n    return;",
    "the second pass left out",
  ],
  [
    "noding.ts",
    "    freshFrom = edgeCount;\n",
    "    freshFrom = edgeCount + 1;\n",
    "one fresh edge overlooked in each pass",
  ],
  [
    "noding.ts",
    "* (<i64>xOf(node) - <i64>ax) + dy",
    "* (<i64>xOf(node) - <i64>ax) - dy",
    "splits in the wrong order along an edge",
  ],
  ["noding.ts", "distinct == 0 || i32At(list, distinct - 1) != node", "true", "one node twice on an edge"],
  ["noding.ts", "cx + roundedShare(dx - cx", "ax + roundedShare(dx - cx", "a crossing measured from the other edge"],
  [
    "noding.ts",
    "part + (turnD < 0 ? -turnD : turnD)",
    "part + (turnD < 0 ? turnD : -turnD)",
    "a crossing at a wrong share",
  ],
  ["noding.ts", "atC ? dy : cy) != 0) return", "atC ? dy : cy) == 0) return", "overlapping neighbours passed over"],
  ["noding.ts", "hitTotal > budget", "hitTotal >= budget", "the budget one too small"],
  [
    "noding.ts",
    "load<i32>(q, 8) < load<i32>(p)",
    "load<i32>(q, 8) <= load<i32>(p)",
    "boxes that touch taken for apart",
  ],
  [
    "noding.ts",
    "load<i32>(other) > right) break",
    "load<i32>(other) >= right) break",
    "a sweep that stops one too early",
  ],
  ["noding.ts", "floor(min(y1, y2)) - 1", "floor(min(y1, y2)) + 2", "boxes clipped too tight"],
  ["noding.ts", "isWhole(edge)) clippedBox", "false) clippedBox", "fresh edges compared with fresh ones only"],
  ["noding.ts", "rounds >= STABLE_ROUNDS &&", "false &&", "no hot round ever"],

  // --- nodes
  ["nodes.ts", "xOf(low) == x && yOf(low) == y) return low", "false) return low", "a second node at a vertex"],
  ["pair-table.ts", "i32At(firsts, index) == a && i32At(seconds, index) == b", "false", "a second node at a crossing"],
  [
    "nodes.ts",
    "keyOf(xOf(middle), yOf(middle)) < key",
    "keyOf(xOf(middle), yOf(middle)) <= key",
    "the search for a node one too far",
  ],

  // --- edges and deltas
  ["edges.ts", "(r << 1) | i32(u > v)", "r << 1", "the direction of a border lost"],
  ["edges.ts", "i32At(records, i) ^ (piece & 1)", "i32At(records, i)", "the direction lost on a piece that runs back"],
  ["edges.ts", "sum += i32At(deltaValue, i++)", "sum = i32At(deltaValue, i++)", "borders run along twice counted once"],
  ["edges.ts", "low < end && hi(low) == b", "false", "a second edge between two nodes"],
  ["edges.ts", "record & 1 ? -1 : 1", "1", "deltas without a sign"],
  ["edges.ts", "if (sum != 0) {", "if (sum > 0) {", "negative deltas lost"],
  ["edges.ts", "pieceBetween(u, v, flag)", "pieceBetween(u, v, 0)", "a split line forgets that it is one"],
  ["edges.ts", "i32At(pieces, first + i) ^ 1", "i32At(pieces, first + i)", "pieces of a reversed edge not reversed"],

  // --- arcs
  ["arcs.ts", "cross(x, y, px, py, qx, qy) > 0", "cross(x, y, px, py, qx, qy) < 0", "edges around a node clockwise"],
  ["arcs.ts", "i == 0 ? count - 1 : i - 1", "i + 1 == count ? 0 : i + 1", "the wrong neighbour at a node"],
  ["arcs.ts", "(py == y && px < x)", "(py == y && px > x)", "due east in the wrong half"],
  ["arcs.ts", "v == start || degree(v) != 2", "v == start", "arcs that run through junctions"],

  // --- rings and holes
  ["rings.ts", "k & 1 ? -part : part", "part", "an arc's area without the sign of its direction"],
  ["rings.ts", "yOf(a) > y || yOf(b) <= y", "yOf(a) > y || yOf(b) < y", "a ray that counts both ends of an edge"],
  ["rings.ts", "best < 0 || liesRightOf(a, b, best)", "best < 0", "the first edge on a ray for the nearest"],
  ["rings.ts", "return turnAt(a, b, left, y) >= 0", "return true", "a ray that stops in the first cell"],
  ["rings.ts", "half ^ 1 : half", "half : half ^ 1", "the west side of an edge for the east side"],
  ["nodes.ts", "return xOf(u) < xOf(v) ||", "return xOf(u) > xOf(v) ||", "a ray from the rightmost node"],
  ["rings.ts", "if (turn != 0) return turn > 0;", "if (turn != 0) return turn < 0;", "the farther of two edges taken"],
  [
    "rings.ts",
    "setI64(keys, at, (<i64>xOf(node) << 32) | <i64>yOf(node))",
    "setI64(keys, at, -(<i64>xOf(node)))",
    "components from right to left",
  ],

  // --- labels
  ["labels.ts", "i32At(partHoles, part) == 0", "true", "holes that take nothing away"],
  ["labels.ts", "cross(i32At(entered, f) ^ 1)", "cross(i32At(entered, f))", "the way back taken as the way on"],
  ["labels.ts", "if (parts != i32(after)) return", "if (false) return", "a feature of two parts listed twice"],
  ["labels.ts", "parity ? (old + by) & 1 : old + by", "old + by", "even-odd that forgets to be even"],
  ["labels.ts", "(old == 0) == (now == 0)", "(old > 0) == (now > 0)", "clockwise rings count as nothing"],
  ["labels.ts", "i32At(list, middle) < feature", "i32At(list, middle) > feature", "covering features out of order"],

  // --- dissolve
  ["dissolve.ts", "key >= 0 && key != keyLeft(half ^ 1)", "key >= 0", "borders between equal keys stay"],
  ["dissolve.ts", "if (f != g) setI32(", "if (f > g) setI32(", "half of the faces not united"],
  ["dissolve.ts", "if (at >= 0) takeLoop(at, region);", "", "rings that touch themselves not cut"],
  ["dissolve.ts", "i32(sum < 0)", "i32(sum > 0)", "holes for shells"],
  ["dissolve.ts", "kept.nextHalf, h ^ 1", "kept.nextHalf, h", "the wrong turn over a vanished border"],
  ["dissolve.ts", "kept.x(u) == kept.x(w) && kept.y(u) < kept.y(w)", "false", "rings that begin anywhere"],
  [
    "dissolve.ts",
    "<i64>i32At(polygonOf, i32At(ringRegion, r))",
    "<i64>i32At(polygonOf, 0)",
    "holes under another shell",
  ],

  // --- input, output, measures, memory
  ["input.ts", "value / scale) + 0.5)", "value / scale))", "coordinates rounded down"],
  ["input.ts", "(<f64>x + originX) / scale", "(<f64>x + originX) * (1 / scale)", "ordinates off by a last digit"],
  ["input.ts", "2 * vertex + 1)) - originY", "2 * vertex + 1)) - originX", "the origin of the other axis"],
  ["face-area.ts", "right, -sum)", "right, sum)", "the area of an arc added on both sides"],
  [
    "sort.ts",
    "i64At(keys, child + 1) > i64At(keys, child)",
    "i64At(keys, child + 1) < i64At(keys, child)",
    "a heap that sifts the wrong way",
  ],
  ["cells.ts", "Math.min(x1, x2) - 1)", "Math.min(x1, x2) + 2)", "edges not registered in the cells they enter"],
  ["memory.ts", "if (end > limitBytes) fail(OUT_OF_MEMORY);", "", "a limit of bytes that does not limit"],
];
