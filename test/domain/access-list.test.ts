import { expect, it } from "vitest";
import { DIMENSION_ALIASES } from "../../src/domain/index.ts";

// the names of one dimension in the national texts, in Guangdong and in Zhejiang
it.each([
  ["spatialLayout", "空间布局约束", "区域布局管控", "空间布局引导"],
  ["pollutantDischarge", "污染物排放管控"],
  ["riskPrevention", "环境风险防控", "环境风险管控"],
  ["resourceEfficiency", "资源利用效率", "资源开发效率要求", "能源资源利用"],
  ["common", "共性要求"],
])("%s goes by all its names", (dimension, ...names) => {
  for (const name of names) expect(DIMENSION_ALIASES.get(name)).toBe(dimension);
});

it("finds nothing in the prototype", () => {
  for (const name of ["__proto__", "constructor", "get", ""]) expect(DIMENSION_ALIASES.get(name)).toBeUndefined();
});
