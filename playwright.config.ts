import { defineConfig, devices } from "@playwright/test";

/**
 * `npm run e2e` starts what the stories need and says where it is (lib/setup/tests/end-to-end.ts); by itself this
 * starts nothing.
 */
const launchOptions = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  chromiumSandbox: false,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

/** As many as there are apps for (lib/setup/tests/end-to-end.ts): each worker has one to itself. */
const workers = JSON.parse(process.env.E2E_STACKS ?? "[0]").length;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    launchOptions,
    screenshot: "only-on-failure",
    // What was done and what went over the wire; pictures and snapshots of each step would slow every story down.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
      testIgnore: "**/*.phone.spec.ts",
    },
    {
      name: "phone",
      use: { ...devices["Pixel 7"], browserName: "chromium" },
      testIgnore: "**/*.desktop.spec.ts",
    },
  ],
});
