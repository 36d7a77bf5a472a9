// The program. It only runs when started as one, not when imported.
import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { nodeIo } from "./machine.ts";
import { run } from "./run.ts";

const entry = process.argv[1];
if (entry !== undefined && import.meta.url === pathToFileURL(realpathSync(entry)).href) {
  // a reader that has seen enough, such as head, closes the pipe; that is no fault
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await run(process.argv.slice(2), nodeIo());
}
