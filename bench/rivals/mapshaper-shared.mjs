// mapshaper again, given paths that share their arcs already: its kernel without the work of finding what is shared.
import { loadMapshaper } from "./mapshaper.mjs";

export default {
  name: "mapshaper-shared",
  package: "mapshaper",
  native: "own",
  load: () => loadMapshaper({ shared: true }),
};
