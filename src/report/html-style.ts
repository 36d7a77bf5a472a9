// How the page looks: on a screen, narrow or wide, and on A4 paper.
import { BORDER, CLASS_FILL, COMMITMENT, INK, VIOLATES } from "./map-colours.ts";

/** The style sheet of the page. @internal */
export const STYLE: string = `
:root{--ink:${INK};--soft:#566872;--line:#d3dde2;--tint:#f4f8fa;--good:#1b7339;--commit:${COMMITMENT};--bad:${VIOLATES};--open:#4a4f8f}
*{box-sizing:border-box}
body{margin:0;background:#e9eff2;color:var(--ink);font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:1000px;margin:24px auto;background:#fff;padding:36px 44px;border-radius:10px;box-shadow:0 1px 14px #0002}
.en{color:var(--soft);font-size:.86em;font-weight:400}
header h1{font-size:25px;line-height:1.35;margin:0}header h1 .en{display:block;font-size:15px}
header .kind{margin:0 0 2px;color:var(--soft);font-size:14px;letter-spacing:.04em}
h2{font-size:17px;margin:32px 0 10px;padding:0 0 5px;border-bottom:2px solid var(--line);break-after:avoid}
h3{font-size:14.5px;margin:20px 0 6px;break-after:avoid;color:var(--v)}h3 .en{color:inherit}
p{margin:6px 0}ul,ol{margin:6px 0;padding-left:24px}
.notice{background:#fff6e6;border-left:4px solid #c77700;padding:8px 14px;margin:14px 0;font-size:13px}.notice .en{display:block}
.verdict{display:grid;grid-template-columns:auto 1fr;gap:6px 26px;align-items:center;margin:18px 0;padding:16px 22px;border-radius:8px;border-left:8px solid var(--v);background:color-mix(in srgb,var(--v) 9%,#fff)}
.verdict b{font-size:27px;line-height:1.2;color:var(--v);white-space:nowrap}.verdict b .en{display:block;font-size:14px;color:inherit}
.verdict ul{margin:0;padding-left:18px;font-size:14px}.verdict li .en,.verdict li+li{display:block}.verdict li+li{display:list-item;margin-top:4px}.verdict small{color:var(--soft)}
.admissible,.conforms{--v:var(--good)}.conditional,.needsCommitment{--v:var(--commit)}.inadmissible,.violates{--v:var(--bad)}.undetermined{--v:var(--open)}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:0 28px;margin:14px 0;border-top:1px solid var(--line)}
.facts div{display:grid;grid-template-columns:104px 1fr;gap:10px;padding:6px 0;border-bottom:1px solid var(--line);font-size:14px}.facts dt{color:var(--soft)}.facts dt .en,.facts dd .en{display:block}.facts dd{margin:0}
figure{margin:16px 0;break-inside:avoid}figure svg{display:block;width:100%;height:auto}
.ask li{margin:6px 0}.ask .en{display:block}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.5}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap;vertical-align:bottom}thead{display:table-header-group}
th>.en,td>.en,td>div>.en,td>small>.en{display:block}td .run .en,td .do .en,td .row .en,td.n .en{display:inline}td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}td.n,th.n{padding-right:20px}td .row{margin:0 0 3px}
.dot{display:inline-block;width:.85em;height:.85em;border-radius:2px;border:1px solid ${BORDER};margin-right:.4em;vertical-align:-.08em}
.priority{background:${CLASS_FILL.priority}}.key{background:${CLASS_FILL.key}}.general{background:${CLASS_FILL.general}}
.terms{table-layout:fixed}.terms td:first-child{border-left:4px solid var(--v);padding-left:10px}.terms .id{font-weight:700;display:block}.terms small{display:block;color:var(--soft);margin-top:3px}
.terms .do{color:var(--commit);font-weight:600}.c1{width:19%}.c2{width:42%}
code{font-family:ui-monospace,Consolas,monospace;font-size:.92em}
footer{margin-top:10px;color:var(--soft);font-size:12.5px}footer .en{display:block}
@media screen and (max-width:720px){main{margin:0;padding:20px 16px;border-radius:0}.facts,.verdict{grid-template-columns:1fr}.verdict b{white-space:normal}
.scroll,figure{overflow-x:auto;background:linear-gradient(90deg,#fff 30%,#fff0) 0 0/36px 100% no-repeat local,linear-gradient(270deg,#fff 30%,#fff0) 100% 0/36px 100% no-repeat local,linear-gradient(90deg,#0002,#0000) 0 0/12px 100% no-repeat,linear-gradient(270deg,#0002,#0000) 100% 0/12px 100% no-repeat}
.scroll td,.scroll th{overflow-wrap:normal;min-width:5em}.scroll .terms{min-width:560px}figure svg{min-width:520px}
.scroll .stack{min-width:0}.stack thead{display:none}.stack,.stack tbody,.stack tr,.stack td{display:block}.stack tr{border-left:4px solid var(--v);border-bottom:1px solid var(--line);padding:8px 0 8px 10px}.stack td{border:0;padding:2px 0}.terms.stack td:first-child{border:0;padding-left:0}}
@media print{@page{size:A4;margin:14mm 13mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{background:#fff;font-size:10pt;line-height:1.5}main{margin:0;padding:0;box-shadow:none;border-radius:0;max-width:none}
table{font-size:9pt}tr,.verdict,.notice,.ask li{break-inside:avoid}h2{margin-top:20px}header h1{font-size:18pt}}
`;
