// The rules that the demonstration units of Taizhou are compiled by: what is left of the national rules when a prefecture
// says which zones make a unit. Made up for demonstration, after the pattern of published schemes: the water source stands
// apart, parks stand apart, towns and risks make key units, and the rest is general. `sanxian delineate --profile` takes the
// same thing as JSON.
import { NATIONAL_DELINEATION } from "../../dist/index.js";

const rule = (id, unitClass, zh, en, more) => ({ id, class: unitClass, name: { zh, en }, ground: "zones", ...more });

export const TAIZHOU_RULES = {
  ...NATIONAL_DELINEATION,
  id: "taizhou-demonstration",
  name: { zh: "台州示例规则", en: "Demonstration rules of Taizhou" },
  rules: [
    // all of the source, also where the red line lies over it: one body of water has one keeper
    rule("source", "priority", "饮用水水源优先保护单元", "water source", { types: ["1210"], patches: "kept" }),
    rule("redline", "priority", "生态保护红线优先保护单元", "red line", { types: ["1110"], patches: "kept" }),
    rule("space", "priority", "生态空间优先保护单元", "ecological space", { types: ["1130", "1310"] }),
    rule("seaPriority", "priority", "优先保护单元", "sea section", { types: ["1710"], apart: true }),
    { id: "park", class: "key", name: { zh: "重点管控单元", en: "park" }, ground: "park", keyKind: "park", trigger: "concentratedDischarge", apart: true, patches: "closed" }, // biome-ignore format: a row a rule
    rule("urban", "key", "城镇生活重点管控单元", "towns", { types: ["2220", "2340"], keyKind: "urban" }),
    rule("element", "key", "要素重点管控单元", "elements", { types: ["2330", "2410", "2420"], keyKind: "element" }),
    rule("seaKey", "key", "重点管控单元", "sea section", { types: ["2710"], apart: true }),
    rule("seaGeneral", "general", "一般管控单元", "sea section", { types: ["3710"], apart: true }),
    { id: "rest", class: "general", name: { zh: "一般管控单元", en: "rest" }, ground: "rest" },
  ],
  triggers: {
    ...NATIONAL_DELINEATION.triggers,
    // weak dispersion is what makes these units risky; the nearshore takes what the parks discharge
    2330: "highRisk",
    2710: "concentratedDischarge",
  },
};
