// sanxian sites: places for a project compared, or the ground where it may go and the nearest place to where it stands.
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Footprint, Project, Verdict } from "../domain/index.ts";
import { parseJson } from "../exchange/index.ts";
import { plain } from "../report/plain.ts";
import { renderAdmissibleArea, renderSites } from "../report/sites.ts";
import { admissibleArea, nearestAdmissible, prepareScheme, rankSites, type SiteCandidate } from "../screening/index.ts";
import { choice, day, quoted, readOptions } from "./arguments.ts";
import { EXIT } from "./exit-codes.ts";
import { SITES_HELP } from "./help.ts";
import { loadProject, loadSchemeToScreen } from "./load.ts";
import { type Io, readText, writeText } from "./machine.ts";
import { jsonText, LANGUAGES } from "./output.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  scheme: "scheme.json",
  project: "project.json",
  candidates: "sites.geojson",
  "as-of": "2026-11-24",
  format: "geojson",
  out: "sites.json",
  language: "zh",
} as const;

/** What a run found, in each format. */
interface Found {
  readonly verdict: Verdict | null;
  readonly json: unknown;
  readonly geojson: FeatureCollection<Geometry | null>;
  readonly text: string;
}

/** Compares or finds places; the exit code is that of the best place's verdict. @internal */
export function runSites(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("sites", argv, OPTIONS);
  if (help) {
    io.out(SITES_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json", "geojson"], "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const { scheme: schemePath, project: projectPath, candidates: candidatesPath, out } = values;
  for (const [name, path] of [
    ["scheme", schemePath],
    ["project", projectPath],
  ] as const)
    if (path === undefined)
      throw new Refusal("OPTION_NEEDED", { command: "sites", value: `--${name}`, expected: `--${name} ${name}.json` });
  const inputs = [schemePath!, projectPath!, ...(candidatesPath === undefined ? [] : [candidatesPath])];
  if (out !== undefined && inputs.some((path) => io.same(out, path)))
    throw new Refusal("OUTPUT_IS_INPUT", { value: out });

  const prepared = prepareScheme(loadSchemeToScreen(schemePath!, io));
  const project = loadProject(projectPath!, io);
  const found =
    candidatesPath === undefined
      ? ground(prepared, project, asOf, language)
      : compared(prepared, project, loadCandidates(candidatesPath, io), asOf, language);
  const text = format === "text" ? found.text : `${jsonText(format === "json" ? found.json : found.geojson, 2)}\n`;
  if (out === undefined) io.out(text);
  else {
    writeText(out, text, io);
    io.err(`${plain(out)}\n`);
  }
  return found.verdict === null ? EXIT.input : EXIT[found.verdict];
}

type Prepared = ReturnType<typeof prepareScheme>;
type Language = (typeof LANGUAGES)[number];

function compared(
  prepared: Prepared,
  project: Project,
  candidates: readonly SiteCandidate[],
  asOf: string,
  language: Language,
): Found {
  const ranking = rankSites(prepared, project, candidates, { asOf });
  const groundOf = new Map(candidates.map(({ id, footprint }) => [id, footprint]));
  return {
    verdict: ranking.sites[0]?.verdict ?? null,
    json: ranking,
    geojson: collection(
      ranking.sites.map(({ rank, id, name, verdict }) => ({
        type: "Feature",
        id,
        properties: { rank, id, name, verdict },
        geometry: geometryOf(groundOf.get(id)!),
      })),
    ),
    text: renderSites(ranking, language),
  };
}

function ground(prepared: Prepared, project: Project, asOf: string, language: Language): Found {
  const area = admissibleArea(prepared, project, { asOf });
  const nearest = nearestAdmissible(prepared, project, { asOf, area });
  const place: Feature<Geometry | null>[] =
    nearest === null
      ? []
      : [
          {
            type: "Feature",
            properties: { nearest: true, movedM: nearest.movedM, verdict: nearest.summary.verdict },
            geometry: geometryOf(nearest.footprint),
          },
        ];
  return {
    verdict: area.verdicts[0]?.verdict ?? null,
    json: { area, nearest },
    geojson: collection([
      ...area.verdicts.map(
        ({ verdict, areaM2, share, geometry }): Feature<Geometry> => ({
          type: "Feature",
          properties: { verdict, areaM2, share },
          geometry,
        }),
      ),
      ...place,
    ]),
    text: renderAdmissibleArea(area, { language, nearest }),
  };
}

function collection(features: Feature<Geometry | null>[]): FeatureCollection<Geometry | null> {
  return { type: "FeatureCollection", features };
}

/** A footprint as one geometry. */
function geometryOf(footprint: Footprint): Geometry | null {
  if (footprint.type === "Feature") return footprint.geometry;
  if (footprint.type !== "FeatureCollection") return footprint;
  const geometries = footprint.features.flatMap(({ geometry }) => (geometry === null ? [] : [geometry]));
  return { type: "GeometryCollection", geometries };
}

/** Candidates out of GeoJSON: each feature is one; its id, or that of its properties, names it. */
function loadCandidates(path: string, io: Io): SiteCandidate[] {
  const json = parseJson(readText(path, io), path) as FeatureCollection<Geometry | null> | null;
  if (json?.type !== "FeatureCollection" || !Array.isArray(json.features))
    throw new Refusal("CANDIDATES_OTHER", { path, value: quoted(String((json as { type?: unknown } | null)?.type)) });
  const seen = new Set<string>();
  return json.features.map((feature, i) => {
    const own = (name: string): string | undefined => {
      const value = Object.hasOwn(feature?.properties ?? {}, name) ? feature.properties![name] : undefined;
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    };
    let id = feature?.id === undefined ? (own("id") ?? String(i + 1)) : String(feature.id);
    // two of one name are told apart by their place in the file
    if (seen.has(id)) id = `${id}#${i + 1}`;
    seen.add(id);
    const name = own("name");
    return { id, footprint: feature?.geometry as Footprint, ...(name === undefined ? {} : { name }) };
  });
}
