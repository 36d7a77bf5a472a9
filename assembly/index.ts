// The exports of the core, and nothing else. No imports: the core cannot be re-entered, has no clock and no host.
export { allocate, getStatus, mark, release, reset, setLimitBytes, usedBytes } from "./memory";
