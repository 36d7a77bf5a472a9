// How the numbers were made, as a sentence.
import { type BilingualText, labelOf } from "../domain/index.ts";
import type { AnalysisMethod } from "../screening/index.ts";
import { fillBoth } from "./fill.ts";
import { WORD } from "./labels.ts";

/** The method of an analysis in words. @internal */
export function methodText(method: AnalysisMethod): BilingualText {
  const { areaMethod, centralMeridianDeg, gridDeg, toleranceM, minAreaM2, minLengthM } = method;
  const bare = labelOf("areaMethod", areaMethod);
  return fillBoth(WORD.methodText, {
    areaMethod:
      centralMeridianDeg === null ? bare : fillBoth(WORD.meridian, { areaMethod: bare, meridian: centralMeridianDeg }),
    gridDeg: gridDeg ?? WORD.gridAuto,
    toleranceM,
    minAreaM2,
    minLengthM,
  });
}
