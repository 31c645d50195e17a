import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "@/lib/setup/setup-error";

/**
 * Tells V8 (Chromium 136 and later; elsewhere it is a comment) that what is in a script runs at once, so that it is compiled
 * beside the page, while it arrives, and not on the page's own thread when it is first called.
 */
export const startupHint = "//# allFunctionsCalledOnLoad\n";

const rootFilesOf = (nextFolder: string): readonly string[] => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(nextFolder, "build-manifest.json"), "utf8"));
  const files =
    typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "rootMainFiles") : null;
  const names = Array.isArray(files) ? files.filter((name) => typeof name === "string") : [];
  if (names.length === 0) {
    throw new SetupError("The build names no scripts that every page starts with (rootMainFiles).");
  }
  return names;
};

/** Puts the hint before the scripts that every page starts with: React and the router. Gives back how many had none yet. */
export const hintStartup = (nextFolder: string): number => {
  const files = rootFilesOf(nextFolder).map((name) => path.join(nextFolder, name));
  const bare = files.filter((file) => !readFileSync(file, "utf8").startsWith(startupHint));
  for (const file of bare) writeFileSync(file, startupHint + readFileSync(file, "utf8"));
  return bare.length;
};
