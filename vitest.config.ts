import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.tsx", "components/**/*.test.ts"],
    environment: "node",
    // The default leaves one core out, which on two cores is one file at a time; many tests wait for processes of theirs.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for is an event, not a time: a busy machine may be slow to get there.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ["lib/setup/testing/postgres-global.ts"],
    setupFiles: ["lib/core/testing/no-console-noise.ts", "lib/core/testing/patient-page.ts"],
    restoreMocks: true,
  },
});
