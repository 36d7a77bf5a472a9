import { defineConfig, type ViteUserConfig } from "vitest/config";

// One config for all tests that need no browser. Two cores are the machine we plan for.
const config: ViteUserConfig = defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    exclude: ["test/browser/**", "test/package/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    coverage: { provider: "v8", include: ["src/**"], exclude: ["src/geometry/core.wasm.ts"] },
  },
});
export default config;
