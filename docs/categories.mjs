// TypeDoc plugin: files every export of the front door under the part of the product it belongs to, by the source file it is
// declared in, so that the index of the API site reads as a table of contents. A file of the domain or of geometry that no
// line names fails the build.
import { Application, Comment, CommentTag, Converter, ReflectionKind } from "typedoc";

/** Categories in the order of the index, each with its files: a folder ends with a slash. */
const CATEGORIES = {
  "Schemes 方案":
    "domain: scheme control-unit element-zone zone-class zone-type zone-attributes industrial-park three-lines geometry",
  "Access list 准入清单":
    "domain: access-list condition condition-evaluation kleene legal-basis term-set opinion rules/",
  "Projects 建设项目": "domain: project answers questions headroom",
  "Reading and writing 读写与导入": "exchange: /",
  "Delineation 划定与核验": "delineation: /",
  "Screening 符合性分析": "screening: /",
  "Reports 报告": "report: /",
  "Revision 更新与调整": "domain: scheme-history | revision: /",
  "Supervision 跟踪与监管": "domain: monitoring | supervision: /",
  "Geometry: overlay 叠加":
    "geometry: overlay arrangement boolean prepared footprint-table footprint-sums clip-lines polygon-set",
  "Geometry: measures and buffers 量算与缓冲": "geometry: area distance buffer figure",
  "Geometry: validity and coverages 有效性与覆盖":
    "geometry: validity coverage coverage-cleaning coverage-findings coverage-regions",
  "Geometry: core 内核": "geometry: wasm-module steps",
  "Codes, days, texts 编码、日期、文字":
    "domain: unit-code zone-code region-code industry-code irregular-code calendar validity text labels",
  "Findings, errors, progress, digests 数据问题、错误、进度、摘要":
    "domain: finding errors progress canonical-json sha256",
};

const PLACES = Object.entries(CATEGORIES).flatMap(([category, wings]) =>
  wings.split(" | ").flatMap((wing) => {
    const [folder, files] = wing.split(": ");
    return files.split(" ").map((file) => ({ category, path: file === "/" ? `${folder}/` : `${folder}/${file}` }));
  }),
);

function categoryOf(fileName) {
  const path = /\/src\/(.+)\.ts$/.exec(fileName)?.[1];
  return PLACES.find((place) => (place.path.endsWith("/") ? path?.startsWith(place.path) : path === place.path))
    ?.category;
}

export function load(app) {
  app.on(Application.EVENT_BOOTSTRAP_END, () => app.options.setValue("categoryOrder", Object.keys(CATEGORIES)));
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const reflection of Object.values(context.project.reflections)) {
      if (!reflection.parent?.kindOf(ReflectionKind.Module) || reflection.isReference()) continue;
      const fileName = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
      const category = categoryOf(fileName ?? "");
      if (category === undefined)
        app.logger.error(
          `${reflection.getFullName()} of ${fileName} has no category; name the file in docs/categories.mjs.`,
        );
      for (const one of category === undefined ? [] : (reflection.signatures ?? [reflection])) {
        one.comment ??= new Comment();
        one.comment.blockTags.push(new CommentTag("@category", [{ kind: "text", text: category }]));
      }
    }
  });
}
