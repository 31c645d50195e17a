import { spawnSync } from "node:child_process";
import { packedChromium, works } from "@/lib/setup/packed-chromium";
import { inRoot } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";

/** Where systems put a Chromium; the headless shell first, since it starts and runs fastest. */
const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const installWithApt = (say: (line: string) => void): boolean => {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0)
    return false;
  say("Installing chromium-headless-shell with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (errors: "ignore" | "inherit", ...words: readonly string[]) =>
    spawnSync("apt-get", ["-qq", ...words], { stdio: ["ignore", "ignore", errors], env }).status === 0;
  const install = (errors: "ignore" | "inherit") =>
    apt(errors, "install", "--yes", "--no-install-recommends", "chromium-headless-shell");
  // Where apt's lists are missing or old the first try fails, which is no news.
  return install("ignore") || (apt("inherit", "update") && install("inherit"));
};

/**
 * A Chromium that runs on this machine: `CHROMIUM_PATH`, the system's, Playwright's own, one from apt where this is root,
 * or the one in npm. Throws a `SetupError` that says what to do where there is none.
 */
export const ensureChromium = async (say: (line: string) => void): Promise<string> => {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return named;
    throw new SetupError(`CHROMIUM_PATH is ${named}, which does not run.`);
  }
  const { chromium } = await import("playwright");
  const found = [...usualPlaces, chromium.executablePath()].find(works);
  if (found) return found;
  if (installWithApt(say)) {
    const installed = usualPlaces.find(works);
    if (installed) return installed;
  }
  const packed = await packedChromium(inRoot(".data"));
  if (packed) return packed;
  throw new SetupError(
    "No Chromium runs here: install chromium-headless-shell, or set CHROMIUM_PATH to one.",
  );
};
