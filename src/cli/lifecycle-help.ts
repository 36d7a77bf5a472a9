// What the commands about a scheme's life say about themselves.

const FAULTS = `  64 命令行有误 command line   65 文件有误 file
  70 内部错误 internal   73 无法写入 output
`;

/** Of `diff`. @internal */
export const DIFF_HELP: string = `sanxian diff · 比较两个版本 what changed between two versions

用法 Usage
  sanxian diff --before FILE --after FILE [options]

选项 Options
  --before FILE         更新前方案 the scheme before (sanxian.scheme)
  --after FILE          更新后方案 the scheme after (sanxian.scheme)
  --update FILE         更新说明，判定合规性 judges the update (sanxian.update)
  --last-periodic DAY   上次首发或定期调整的发布日期 when the five years began
  --sliver-width M      边界碎斑宽度，默认 1 m width of slivers; default 1
  --format FORMAT       text | json | html，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both

退出码 Exit codes
  0  已比较；更新合规 compared; the update was allowed
  1  更新不合规 the update was not allowed
${FAULTS}`;

/** Of `impact`. @internal */
export const IMPACT_HELP: string = `sanxian impact · 更新影响哪些项目 whom an update hits

用法 Usage
  sanxian impact --before FILE --after FILE --projects FILE [options]

选项 Options
  --before FILE         更新前方案 the scheme before (sanxian.scheme)
  --after FILE          更新后方案 the scheme after (sanxian.scheme)
  --projects FILE       一个项目、项目数组，或每行一个项目
                        a project, a JSON array, or one a line (NDJSON)
  --as-of YYYY-MM-DD    研判日期，默认今天 day asked for; default today
  --format FORMAT       text | json | html，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both

退出码 Exit codes
  0  全部项目已研判 all projects were screened
  2  有项目未能研判 a project could not be screened
${FAULTS}`;

/** Of `track`. @internal */
export const TRACK_HELP: string = `sanxian track · 职责与监管 what is owed, and how the units are

用法 Usage
  sanxian track --scheme FILE | --history FILE [options]

选项 Options
  --scheme FILE         方案 the scheme in force (sanxian.scheme)
  --history FILE        方案历史，先作校验 its history; it is verified first
  --monitoring FILE     监管数据 monitoring data (sanxian.monitoring)
  --as-of YYYY-MM-DD    日期，默认今天 day asked for; default today
  --format FORMAT       text | json，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both

退出码 Exit codes
  0  没有需要整改或逾期的事项 nothing to put right, nothing overdue
  1  有需要整改或逾期的事项 something to put right, or overdue
${FAULTS}`;
