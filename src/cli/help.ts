// What each command says about itself.

const EXITS = `退出码 Exit codes
  0  准入 admissible        64  命令行有误 the command line is wrong
  1  不予准入 inadmissible  65  文件有误 a file cannot be read or used
  2  待补充 undetermined    70  内部错误 a fault of this program
  3  受限准入 conditional   73  无法写入 the output cannot be written
`;

/** Of the program. @internal */
export const HELP: string = `sanxian · 生态环境分区管控（三线一单）符合性分析
          conformity analysis under China's ecological zoning

用法 Usage
  sanxian screen --scheme FILE --project FILE  研判一个项目 screen a project
  sanxian demo                                 三个示例项目 three demonstrations
  sanxian COMMAND --help                       命令的选项 options of a command
  sanxian --version                            版本 version

${EXITS}`;

/** Of `screen`. @internal */
export const SCREEN_HELP: string = `sanxian screen · 研判一个项目 screen a project

用法 Usage
  sanxian screen --scheme FILE --project FILE [options]

选项 Options
  --scheme FILE         方案 the zoning scheme (sanxian.scheme, JSON)
  --project FILE        项目 the project (sanxian.project, JSON)
  --as-of YYYY-MM-DD    研判日期，默认今天 day asked for; default today
  --format FORMAT       text | json | html | markdown，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both
  --area-method METHOD  lonlat | landSurvey | geodesic，默认 default lonlat

${EXITS}`;

/** Of `demo`. @internal */
export const DEMO_HELP: string = `sanxian demo · 三个示例项目 three demonstrations

用法 Usage
  sanxian demo [options]

选项 Options
  --out FOLDER          报告文件夹，默认 reports go here; default sanxian-demo
  --as-of YYYY-MM-DD    研判日期，默认今天 day asked for; default today
  --language LANGUAGE   both | zh | en，默认 default both

示例方案不是官方划定成果。The scheme is a demonstration, not an official zoning.
`;
