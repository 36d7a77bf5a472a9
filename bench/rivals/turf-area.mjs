import { area } from "@turf/area";

export default {
  name: "@turf/area",
  package: "@turf/area",
  async load() {
    return { area };
  },
};
