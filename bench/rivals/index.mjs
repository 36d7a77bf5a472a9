// Every contestant by name. Each file loads its package only when asked, so that a child process holds no more than it times.
const RIVALS = {
  sanxian: () => import("./sanxian.mjs"),
  "clipper2-wasm": () => import("./clipper2-wasm.mjs"),
  "clipper2-ts": () => import("./clipper2-ts.mjs"),
  "geos-wasm": () => import("./geos-wasm.mjs"),
  "geos-wasm-coverage": () => import("./geos-wasm-coverage.mjs"),
  ishape_wasm: () => import("./ishape_wasm.mjs"),
  martinez: () => import("./martinez.mjs"),
  "polygon-clipping": () => import("./polygon-clipping.mjs"),
  "polyclip-ts": () => import("./polyclip-ts.mjs"),
  mapshaper: () => import("./mapshaper.mjs"),
  "mapshaper-shared": () => import("./mapshaper-shared.mjs"),
  "point-in-polygon-hao": () => import("./point-in-polygon-hao.mjs"),
  "robust-point-in-polygon": () => import("./robust-point-in-polygon.mjs"),
  "point-in-polygon": () => import("./point-in-polygon.mjs"),
  "@turf/boolean-point-in-polygon": () => import("./turf-boolean-point-in-polygon.mjs"),
  "which-polygon": () => import("./which-polygon.mjs"),
  "geographiclib-geodesic": () => import("./geographiclib.mjs"),
  "@turf/area": () => import("./turf-area.mjs"),
};

/** Those with a form of their own, which a kernel can be timed on. */
export const OWN_FORM = ["mapshaper", "clipper2-wasm", "geos-wasm", "clipper2-ts"];

/** Those that cut one polygon with another, GeoJSON in and out; the quick ones first. */
export const CLIPPERS = [
  "clipper2-wasm",
  "geos-wasm",
  "ishape_wasm",
  "martinez",
  "mapshaper",
  "clipper2-ts",
  "polygon-clipping",
  "polyclip-ts",
];

/** Those that find the polygon of a point. */
export const LOCATORS = [
  "point-in-polygon-hao",
  "which-polygon",
  "point-in-polygon",
  "robust-point-in-polygon",
  "@turf/boolean-point-in-polygon",
];

export async function loadRival(name) {
  const { default: rival } = await RIVALS[name]();
  return rival;
}
