// The shape of a project document, member by member.
import { isIsoDate, LABELS } from "../domain/index.ts";
import { anyGeoJson } from "./geojson-shape.ts";
import { type Check, either, flag, listOf, number, numberIn, oneOf, shape, tableOf, text, textThat } from "./shape.ts";

const day = textThat(isIsoDate, "a day YYYY-MM-DD");
const footprint: Check = (value, path, report) => anyGeoJson(value, path, report);
const flags = shape(Object.fromEntries(Object.keys(LABELS.flag).map((name) => [`${name}?`, flag])));
const facts = shape({
  "process?": listOf(text),
  "product?": listOf(text),
  "material?": listOf(text),
  "pollutant?": listOf(text),
  "flags?": flags,
  "quantities?": tableOf(shape({ value: number, unit: text })),
  "replacement?": tableOf(numberIn(0, Number.MAX_VALUE)),
  "receivingWater?": shape({ "name?": text, "section?": text, "compliant?": flag }),
  "listed?": tableOf(listOf(text)),
  "relocation?": either(
    (value) => value === null,
    shape({ from: oneOf("upper", "middle", "lower"), to: oneOf("upper", "middle", "lower") }),
  ),
  "approvedOn?": day,
  "startedOn?": day,
});

/** A project. @internal */
export const project: Check = shape({
  "$schema?": text,
  format: oneOf("sanxian.project"),
  formatVersion: oneOf("1"),
  id: text,
  name: text,
  "nameEn?": text,
  "natures?": listOf(oneOf("new", "rebuild", "expand", "technicalUpgrade", "relocate", "existing")),
  "industries?": listOf(text),
  "facts?": facts,
  footprint,
});
