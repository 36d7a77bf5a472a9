// What the commands that judge and count a scheme say about themselves.

const FAULTS = `  64 命令行有误 command line   65 文件有误 file
  70 内部错误 internal   73 无法写入 output
`;

/** Of `check`. @internal */
export const CHECK_HELP: string = `sanxian check · 检查一个方案 judge a scheme

用法 Usage
  sanxian check --scheme FILE [options]

选项 Options
  --scheme FILE         方案 the zoning scheme (sanxian.scheme, JSON)
  --counties FILE       县级行政区 counties, for TOP5 and the datum (GeoJSON)
  --province FILE       省级方案，核对市级方案 the province's scheme
  --history FILE        方案历史，核对更新 its history and updates
  --profile FILE        地方规则 rules of the province: zone types (JSON)
  --only NAMES          document,datum,coverage,graded,list,history,updates
                        只做其中几项 some of these
  --tolerance M         碎斑宽度，默认 1 m width of slivers; default 1
  --as-of YYYY-MM-DD    核查日期，默认今天 day asked for; default today
  --format FORMAT       text | json，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --certificate FILE    全域覆盖证书 the coverage certificate: JSON
  --language LANGUAGE   both | zh | en，默认 default both

退出码 Exit codes
  0  没有未通过的检查（可有提醒）nothing failed; there may be warnings
  1  有检查未通过 something failed
${FAULTS}`;

/** Of `stats`. @internal */
export const STATS_HELP: string = `sanxian stats · 方案统计 statistics of a scheme

用法 Usage
  sanxian stats --scheme FILE [options]

选项 Options
  --scheme FILE         方案 the zoning scheme (sanxian.scheme, JSON)
  --counties FILE       县级行政区，取其名称 counties, for names (GeoJSON)
  --profile FILE        地方规则 rules of the province: zone types (JSON)
  --format FORMAT       text | json | csv，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both; csv: zh
  --decimals N          小数位数，默认 2 decimals of km² and %; default 2
  --area-method METHOD  lonlat | landSurvey | geodesic | gaussKruger
                        默认 default lonlat
  --central-meridian D  中央子午线 for gaussKruger

打印的数按最大余数法取整，各表闭合。Printed figures are rounded by the largest
remainder, so that every table adds up.
`;
