// Karney's own areas, on the ellipsoid of CGCS2000.
import geodesic from "geographiclib-geodesic";

export default {
  name: "geographiclib-geodesic",
  package: "geographiclib-geodesic",
  async load() {
    const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
    const ringArea = (ring) => {
      const polygon = earth.Polygon(false);
      for (let i = 0; i + 1 < ring.length; i++) polygon.AddPoint(ring[i][1], ring[i][0]);
      return Math.abs(polygon.Compute(false, true).area);
    };
    return {
      ringArea,
      area: ({ features }) =>
        features.reduce(
          (sum, { geometry }) =>
            geometry.coordinates.reduce((rest, ring, r) => rest + (r === 0 ? 1 : -1) * ringArea(ring), sum),
          0,
        ),
    };
  },
};
