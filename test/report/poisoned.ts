// A scheme and a project in which every text is the same one, so that it reaches every place where a report shows a text.
import type { AccessTerm, Project, ZoningScheme } from "../../src/domain/index.ts";
import { type ConformityAnalysis, prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, smallScheme } from "../screening/small-scheme.ts";

/** What a report is made from. */
export interface Poisoned {
  readonly analysis: ConformityAnalysis;
  readonly source: { readonly scheme: ZoningScheme; readonly project: Project };
}

/** Puts a text everywhere. */
export function poisoned(text: string): Poisoned {
  const en = `${text} en`;
  const term = (id: string, part: Partial<AccessTerm>): Partial<AccessTerm> => ({
    id: `${id} ${text}`,
    text,
    textEn: en,
    basis: [text, "nowhere"],
    ...part,
  });
  const base = smallScheme([
    term("a", { modality: "prohibit", when: { op: "within", place: { zoneTypes: ["1110"] } } }),
    term("b", { modality: "restrict", obligation: { what: text, whatEn: en } }),
    term("c", { modality: "prohibit", when: { op: "compare", quantity: text, is: ">", value: 1, unit: text } }),
    term("d", { modality: "require", when: { op: "has", what: "process", anyOf: [text] } }),
    term("e", { modality: "prohibit", when: { op: "listed", catalogue: text } }),
    term("f", { modality: "prohibit", when: { op: "ratio", pollutant: text, atLeast: 2 } }),
    term("g", { modality: "require", textOnly: true }),
    term("h", { modality: "restrict", validFrom: "2027-01-01" }),
    term("i", { modality: "prohibit", when: { op: "distance", to: { features: [text] }, atMostM: 100 } }),
    term("k", { modality: "prohibit", when: { op: "withheld", key: text } }),
    term("j", { modality: "prohibit", when: { op: "flag", flag: "chemical" } }),
  ]);
  const scheme: ZoningScheme = {
    ...base,
    id: text,
    name: text,
    nameEn: en,
    authority: text,
    competentBody: text,
    version: { ...base.version, number: text },
    territory: { ...base.territory, name: text },
    units: base.units.map((unit, i) => ({ ...unit, code: `${i} ${text}`, name: text })),
    zones: base.zones.map((zone, i) => ({ ...zone, code: `${i} ${text}`, name: text })),
    layers: base.layers.map((layer) => ({ ...layer, owner: text, source: text })),
    parks: (base.parks ?? []).map((park) => ({ ...park, code: text, name: text })),
    features: (base.features ?? []).map((feature) => ({ ...feature, name: text })),
    legalBases: [{ id: text, title: text, number: text, article: text, level: "law" }],
    demonstration: true,
    notice: { zh: text, en },
    attributions: [{ what: text, credit: text }],
  };
  const project = projectOn(
    box(121.004, 28.602, 121.017, 28.604),
    {
      process: [text],
      quantities: Object.fromEntries([[text, { value: 2, unit: text }]]),
      listed: Object.fromEntries([[text, [text]]]),
    },
    { id: text, name: text, nameEn: en, industries: [text] },
  );
  return { analysis: screen(prepareScheme(scheme), project, { asOf: AS_OF }), source: { scheme, project } };
}
