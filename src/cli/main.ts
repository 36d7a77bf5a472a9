// The command line: thin. It reads files, calls the library, writes what comes out. Everything that touches the machine
// (files, clock, streams) is here, and is handed in, so that a test can run a command without a process.

import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Io, nodeIo, run } from "./run.ts";

const entry = process.argv[1];
// run only when started as a program, not when imported
if (entry !== undefined && import.meta.url === pathToFileURL(realpathSync(entry)).href) {
  const io: Io = nodeIo();
  process.exitCode = await run(process.argv.slice(2), io);
}
