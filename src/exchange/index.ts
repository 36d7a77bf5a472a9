export { parseJson, type ReadResult, readProject, readScheme } from "./documents.ts";
