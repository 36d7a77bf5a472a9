// A synthetic province compiled into control units and certified, from GeoJSON to GeoJSON. Our own job alone: nobody else does
// it. Larger ones, and memory: bench/delineation.mjs.
export default [
  provinceWork("province10k", 7_700, "10,000", "1万"),
  provinceWork("province100k", 77_000, "100,000", "10万"),
];

function provinceWork(name, cells, en, zh) {
  return {
    name,
    title: {
      en: `a province of ${en} zones in eight layers, compiled and certified`,
      zh: `${zh}个要素分区（八个图层）划定为管控单元并核验`,
    },
    rivals: { endToEnd: [] },
    // the province is made by the core's own bundle, which the child has loaded before
    make: () => ({ cells, vertices: 0 }),
    ours(engine, input) {
      const { delineate, syntheticProvince } = engine.public;
      const { territory, layers, counties, parks, gridDeg, vertexCount } = syntheticProvince({
        seed: 7,
        cells: input.cells,
        pointsPerSide: 2,
      });
      input.vertices = vertexCount;
      return {
        run: () => delineate({ territory, layers, admin: counties, parks, grid: gridDeg }),
        inspect: ({ units, certificate }) => ({ units: units.length, faces: certificate.counts.gaps }),
      };
    },
  };
}
