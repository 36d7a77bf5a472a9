// The first code example of the README, as it is printed, and as it reads in CommonJS and in a page.
import { readFileSync } from "node:fs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const found = /```js\n([\s\S]*?)```/.exec(readme);
if (!found) throw new Error("README.md has no ```js example");

/** All examples in JavaScript, as printed. */
export const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, text]) => text);

/** As printed: an ES module. */
export const esm = found[1];

/** The same with require. */
export const cjs = esm.replace(
  /^import (\{[^}]*\}|\w+) from ("[^"]+")( with \{[^}]*\})?;$/gm,
  (_, names, from) => `const ${names} = require(${from});`,
);

/** The same on a page that has loaded the global build; the scheme is fetched. */
export const page = esm.replace(/^import (\{[^}]*\}|\w+) from "([^"]+)"( with \{[^}]*\})?;$/gm, (_, names, from) =>
  from === "sanxian" ? `const ${names} = sanxian;` : `const ${names} = await (await fetch("/package/${from}")).json();`,
);
