// sanxian sites: places compared, the ground where a project may go, the nearest place.
import { describe, expect, it } from "vitest";
import type { AdmissibleArea, NearestPlace, SiteRanking } from "../../src/screening/index.ts";
import { HARMFUL } from "../report/payloads.ts";
import { FILES, type Machine, ran } from "./machine.ts";

const project = JSON.parse(FILES["inadmissible.json"]!) as { footprint: { type: string } };
const good = JSON.parse(FILES["admissible.json"]!) as { footprint: unknown };
const sites = (...features: unknown[]): string => JSON.stringify({ type: "FeatureCollection", features });
const feature = (geometry: unknown, properties: unknown = {}, id?: string | number): unknown => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  properties,
  geometry,
});
const geometryOf = (footprint: { type: string; geometry?: unknown; features?: { geometry: unknown }[] }): unknown =>
  footprint.type === "Feature" ? footprint.geometry : footprint.type === "FeatureCollection" ? footprint.features![0]!.geometry : footprint; // biome-ignore format: one line
const CANDIDATES = sites(
  feature(geometryOf(project.footprint), { name: "原址 <b>" }, "here"),
  feature(geometryOf(good.footprint as never), { id: "valley", name: "谷地" }),
  feature({ type: "Polygon", coordinates: [[["x", 1]]] }, {}, "bad"),
);

function found(more: readonly string[], machine: Machine = {}) {
  const files = { "sites.geojson": CANDIDATES, ...machine.files };
  return ran(["sites", "--scheme", "scheme.json", "--project", "inadmissible.json", "--as-of", "2026-11-24", ...more], {
    ...machine,
    files,
  });
}

describe("places to compare", () => {
  it("are ranked; the exit code is the best one's verdict", () => {
    const { exit, out } = found(["--candidates", "sites.geojson", "--format", "json"]);
    const ranking = JSON.parse(out) as SiteRanking;
    expect(ranking.sites.map(({ id }) => id).sort()).toEqual(["here", "valley"]);
    expect(ranking.sites.at(-1)).toMatchObject({ id: "here", verdict: "inadmissible" });
    expect(ranking.faulty.map(({ id }) => id)).toEqual(["bad"]);
    expect(exit).toBe({ admissible: 0, inadmissible: 1, undetermined: 2, conditional: 3 }[ranking.sites[0]!.verdict]);
  });

  it("are told as text, in either language, and as GeoJSON", () => {
    const text = found(["--candidates", "sites.geojson"]).out;
    expect(text).toMatch(/1\. 谷地.*\n(.*\n)*2\. 原址 <b> .*【不予准入】.*\n {3}原址 <b> {2}\[Inadmissible\]/);
    expect(text).toContain("未研判 bad");
    expect(text.replaceAll("\n", "")).not.toMatch(HARMFUL);
    const english = found(["--candidates", "sites.geojson", "--language", "en"]).out;
    expect(english).toContain("Sites for");
    expect(english).not.toContain("选址比较");
    const map = JSON.parse(found(["--candidates", "sites.geojson", "--format", "geojson"]).out) as {
      features: { properties: { rank: number }; geometry: { type: string } }[];
    };
    expect(map.features.map(({ properties }) => properties.rank)).toEqual([1, 2]);
  });

  it("of one name are told apart; a file of another kind is refused", () => {
    const twice = sites(feature(geometryOf(good.footprint as never), {}, "a"), feature(geometryOf(good.footprint as never), {}, "a")); // biome-ignore format: one line
    const { out } = found(["--candidates", "s.geojson", "--format", "json"], { files: { "s.geojson": twice } });
    expect((JSON.parse(out) as SiteRanking).sites.map(({ id, rank }) => [id, rank])).toEqual([["a", 1], ["a#2", 1]]); // biome-ignore format: one line
    for (const text of ['{"type": "Point"}', "[]", "null"]) {
      const { exit, err } = found(["--candidates", "s.geojson"], { files: { "s.geojson": text } });
      expect([exit, err.includes("CANDIDATES_OTHER")]).toEqual([65, true]);
    }
  });
});

describe("without candidates", () => {
  it("the ground where the project may go, and the nearest place", () => {
    const { exit, out } = found(["--format", "json"]);
    const { area, nearest } = JSON.parse(out) as { area: AdmissibleArea; nearest: NearestPlace | null };
    expect(area.verdicts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(area.verdicts.map(({ verdict }) => verdict)).toContain("inadmissible");
    if (nearest !== null) {
      expect(nearest.movedM).toBeGreaterThan(0);
      expect(["admissible", "conditional"]).toContain(nearest.summary.verdict);
    }
    expect(exit).toBe({ admissible: 0, inadmissible: 1, undetermined: 2, conditional: 3 }[area.verdicts[0]!.verdict]);
    const text = found([]).out;
    expect(text).toContain("可准入区域");
    expect(text).toMatch(/违反禁止性要求 \[.*TZ-01.*\n.*a prohibition is violated \[/);
    expect(text).toContain(nearest === null ? "附近没有可准入地点" : `移动 ${nearest.movedM.toFixed(1)} m`);
    const map = JSON.parse(found(["--format", "geojson", "--language", "zh"]).out) as { features: unknown[] };
    expect(map.features).toHaveLength(area.verdicts.length + (nearest === null ? 0 : 1));
  });

  it("writes a file, and asks for what it needs", () => {
    const { written, err } = found(["--format", "geojson", "--out", "area.geojson"]);
    expect(written.get("area.geojson")).toContain('"FeatureCollection"');
    expect(err).toBe("area.geojson\n");
    expect(ran(["sites", "--scheme", "scheme.json"]).err).toContain("OPTION_NEEDED");
    expect(found(["--out", "scheme.json"]).err).toContain("OUTPUT_IS_INPUT");
    expect(found(["--format", "html"]).err).toContain("OPTION_CHOICE");
    expect(ran(["sites", "--help"]).out).toContain("--candidates");
  });
});
