import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Search } from "./spellings";

/** All files below a folder, by their place in it; none where there is no such folder. */
export const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    : [];

/** What a file is not allowed to hold, or to be: a source map, or the way to one. */
const sourceMapIn = (file: string, bytes: Buffer): readonly string[] => {
  if (file.endsWith(".map")) return ["is a source map"];
  return bytes.includes("sourceMappingURL=") ? ["names a source map"] : [];
};

/** Null for one that has gone since it was listed, as files of a running database do. */
const bytesOf = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
};

/** Each file that holds a secret, with which; with `noMaps` also source maps. */
export const findInFiles = (folder: string, search: Search, noMaps = false): readonly string[] =>
  filesBelow(folder).flatMap((file) => {
    const bytes = bytesOf(path.join(folder, file));
    if (bytes === null) return [];
    const found = [...search.in(bytes), ...(noMaps ? sourceMapIn(file, bytes) : [])];
    return found.map((what) => `${file}: ${what}`);
  });
