// A strict reader of the markup that reports write: every `<` must open a tag, every attribute must be quoted, every element
// must be closed by its own name. What a browser would repair is an error here.

/** A start tag. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a document holds: its tags in order, its text, in order, each with the element it stands in. */
export interface Markup {
  readonly tags: readonly Tag[];
  readonly texts: readonly { readonly inside: string; readonly text: string }[];
}

const VOID = new Set(["meta", "br"]);
const TAG = /<(\/?)([a-z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+="[^"<>]*")*)\s*(\/?)>/y;
const ENTITY = /&(amp|lt|gt|quot|#39);/g;
const CHARACTER: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** Text as a reader sees it. */
export function decoded(text: string): string {
  const bare = text.replace(ENTITY, "");
  if (/[&<>]/.test(bare)) throw new Error(`unescaped mark in ${JSON.stringify(text.slice(0, 80))}`);
  return text.replace(ENTITY, (_, name: string) => CHARACTER[name]!);
}

/** Reads HTML or SVG. */
export function readMarkup(source: string): Markup {
  const tags: Tag[] = [];
  const texts: { inside: string; text: string }[] = [];
  const open: string[] = [];
  let at = source.startsWith("<!doctype html>\n") ? 16 : 0;
  while (at < source.length) {
    if (source[at] !== "<") {
      const end = source.indexOf("<", at);
      const raw = source.slice(at, end < 0 ? source.length : end);
      const inside = open.at(-1) ?? "";
      if (raw.trim() !== "") texts.push({ inside, text: inside === "style" ? raw : decoded(raw) });
      at += raw.length;
      continue;
    }
    TAG.lastIndex = at;
    const found = TAG.exec(source);
    if (!found) throw new Error(`no tag at ${at}: ${JSON.stringify(source.slice(at, at + 80))}`);
    at += found[0].length;
    const [, closes, name, rest, empty] = found as unknown as [string, string, string, string, string];
    if (closes) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing at ${at}`);
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key, value] of rest.matchAll(/([a-zA-Z:-]+)="([^"]*)"/g)) {
      if (attributes.has(key!)) throw new Error(`${key} twice in <${name}>`);
      attributes.set(key!, decoded(value!));
    }
    tags.push({ name, attributes });
    if (!empty && !VOID.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(" ")}`);
  return { tags, texts };
}

/** Names of elements and attributes in order: what a text from outside must not change. */
export function skeleton({ tags }: Markup): string[] {
  return tags.map(({ name, attributes }) => `${name} ${[...attributes.keys()].join(" ")}`);
}
