// What each command says about itself.

const EXITS = `退出码 Exit codes
  0  准入 admissible        64  命令行有误 the command line is wrong
  1  不予准入 inadmissible  65  文件有误 a file cannot be read or used
  2  待补充 undetermined    70  内部错误 a fault of this program
  3  受限准入 conditional   73  无法写入 the output cannot be written
                           130  按键中断 stopped at the keyboard
`;

/** Of the program. @internal */
export const HELP: string = `sanxian · 生态环境分区管控（三线一单）符合性分析
          conformity analysis under China's ecological zoning

用法 Usage
  sanxian screen --scheme FILE --project FILE  研判一个项目 screen a project
  sanxian screen --scheme FILE --batch FILE    批量研判 screen many projects
  sanxian sites --scheme FILE --project FILE   选址 where the project may go
  sanxian import --list FILE --name TEXT       由清单生成方案 import a unit list
  sanxian delineate --zones FILES --admin FILE 划定单元 compile control units
  sanxian check --scheme FILE                  检查一个方案 judge a scheme
  sanxian stats --scheme FILE                  方案统计 statistics of a scheme
  sanxian diff --before FILE --after FILE      比较两个版本 compare two versions
  sanxian impact --before … --projects FILE    更新影响谁 whom an update hits
  sanxian track --history FILE                 职责与监管 duties and supervision
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
  --profile FILE        地方规则 rules of the province (JSON)
  --adopted FILE        已通过、待生效的版本，可重复 a version adopted and not
                        yet in force; may be repeated
  --batch FILE          每行一个项目 projects, one a line; - for standard input
  --parts yes           批量时给出涉及部分 with the parts, in a batch

假定 As if questions were answered
  --answer FACT=ANSWER  答复，可重复 an answer; may be repeated:
                        flag:twoHigh=false  nature=new,expand
                        "quantity:waterUse=800 m3/a"  authority:W1=false
  --answers FILE        答复文件 answers by fact (JSON)

归档 As a record to be filed: --format json (default) | html | markdown
  --record yes          归档 the analysis with digests and days
  --overrides FILE      人工认定 what persons decided: term, outcome, reason,
                        author, on (JSON)
  --links FILE          关联编号 numbers of files elsewhere (JSON)
  --valid-days N        有效天数，默认 90 days it may be used; default 90

批量 In a batch: NDJSON 进出，顺序不变 in and out, in order; 0 全部已研判 all
screened, 65 有的行有误 some lines are faulty.

${EXITS}`;

/** Of `sites`. @internal */
export const SITES_HELP: string = `sanxian sites · 选址 where a project may go

用法 Usage
  sanxian sites --scheme FILE --project FILE [options]

选项 Options
  --scheme FILE         方案 the zoning scheme (sanxian.scheme, JSON)
  --project FILE        项目 the project (sanxian.project, JSON)
  --candidates FILE     候选地块 places to compare (GeoJSON); without it: the
                        ground where the project may go 可准入区域
  --as-of YYYY-MM-DD    研判日期，默认今天 day asked for; default today
  --format FORMAT       text | json | geojson，默认 default text
  --out FILE            写入文件，默认标准输出 a file; default standard output
  --language LANGUAGE   both | zh | en，默认 default both

退出码 Exit codes: 最佳地块的结论，见 screen --help
                   the verdict of the best place; see screen --help
`;

/** Of `import`. @internal */
export const IMPORT_HELP: string = `sanxian import · 由单元清单生成方案 make a scheme of a unit list

用法 Usage
  sanxian import --list FILE --name TEXT [options]

选项 Options
  --list FILE            单元清单 the units: CSV, JSON, GeoJSON
  --name TEXT            方案名称 name of the scheme
  --geometry FILE        单元几何（按编码） ground of the units by code: GeoJSON
  --zones FILE           要素分区 element zones: GeoJSON
  --coverage COVERAGE    分区之外 ground without a zone: full 全域 | exhaustive
                         只列涉及区 not affected | partial 部分 no data;
                         默认 default partial
  --admin-code CODE      行政区划代码 default: what the unit codes begin with
  --authority TEXT       发布政府 the government that issues it
  --competent-body TEXT  生态环境主管部门 the competent ecology authority
  --number TEXT          版本号 default: the year of the base date
  --base-date DATE       基准日期，默认今天 default: today
  --status STATUS        drafting | linked | submitted | filed | published |
                         inForce，默认 default inForce
  --out FILE             方案，默认标准输出 default: standard output
  --findings FILE        全部数据问题 all findings: CSV
  --drafts FILE          条件草案，须人工确认 drafts of conditions: JSON

条文只作文字导入，不作机器研判。Terms come in as words; nothing evaluates them.
`;

/** Of `delineate`. @internal */
export const DELINEATE_HELP: string = `sanxian delineate · 划定管控单元 compile control units

用法 Usage
  sanxian delineate --zones FILES --admin FILE [options]

选项 Options
  --zones FILES           要素分区，逗号分隔 element zones: GeoJSON, with commas
  --admin FILE            县或乡镇 counties or townships: GeoJSON
  --territory FILE        辖区范围，默认行政区并集 default: all areas together
  --parks FILE            产业园区 industrial parks: GeoJSON
  --protected-areas FILE  自然保护地 protected areas: GeoJSON
  --profile FILE          地方规则 rules of the province: JSON
  --method METHOD         overlay 叠加法 | fitting 拟合法，默认 default overlay
  --min-area M2           小于此面积的图斑并入邻近单元 dissolve smaller patches
  --min-width M           窄于此平均宽度的图斑并入 dissolve thinner patches
  --merge-policy POLICY   sameOrHigher | any，默认 default sameOrHigher
  --predecessor FILE      上一版本方案，沿用编码 keep the codes of this scheme
  --retired-codes FILE    已停用编码 codes that must not come back: JSON
  --admin-code CODE       行政区划代码 default: what the area codes begin with
  --name TEXT             方案名称 name of the scheme
  --number TEXT           版本号，默认基准年 default: the year of the base date
  --base-date DATE        基准日期，默认今天 default: today
  --out FILE              方案，默认标准输出 default: standard output
  --html FILE             地图与证书 a page with map and certificate
  --result FILE           全部成果 lineage, log, certificate: JSON
  --language LANGUAGE     both | zh | en，默认 default both
  --progress WHEN         auto | always | never，默认 default auto

退出码 Exit codes
  0 核验通过 certified, 1 核验未通过 not certified, 64, 65, 70, 73 as of screen
`;

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
