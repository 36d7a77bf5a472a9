// GEOS again, with the union that is made for cells known to fit together. It checks nothing: where cells do not fit, it is
// wrong without saying so.
import { loadGeos } from "./geos-wasm.mjs";

export default {
  name: "geos-wasm-coverage",
  package: "geos-wasm",
  native: "own",
  load: () => loadGeos((geos, g) => geos.GEOSCoverageUnion(g)),
};
