import { expect, test } from "vitest";
import { readDomain, schemaOfType } from "../../docs/schema/schema-of-types.ts";

const ROOT = new URL("../../", import.meta.url);
const program = readDomain(ROOT);
const DOCUMENTS = [
  { name: "ZoningScheme", file: "scheme-1.schema.json", id: "urn:sanxian:schema:scheme-1" },
  { name: "Project", file: "project-1.schema.json", id: "urn:sanxian:schema:project-1" },
];

test.each(DOCUMENTS)("$file says what the types say", async ({ name, file, id }) => {
  const schema = `${JSON.stringify(schemaOfType(program, name, id), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot(new URL(`docs/schema/${file}`, ROOT).pathname);
});
