import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
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

const works = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

const installWithApt = (say: (line: string) => void): boolean => {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0)
    return false;
  say("Installing chromium-headless-shell with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...words: readonly string[]) =>
    spawnSync("apt-get", ["-qq", ...words], { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  const install = () => apt("install", "--yes", "--no-install-recommends", "chromium-headless-shell");
  return install() || (apt("update") && install());
};

/** The one in npm needs no rights at all; it is unpacked into the temporary folder. */
const fromNpm = async (): Promise<string | undefined> => {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const file = await chromium.executablePath();
    return works(file) ? file : undefined;
  } catch {
    return undefined;
  }
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
  const packed = await fromNpm();
  if (packed) return packed;
  throw new SetupError(
    "No Chromium runs here: install chromium-headless-shell, or set CHROMIUM_PATH to one.",
  );
};
