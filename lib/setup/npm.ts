import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { SetupError } from "@/lib/setup/setup-error";

/** npm's own script, to be run with Node: that of the npm which runs this, else the one that a terminal would find. */
export const npmScript = (): string => {
  const running = process.env.npm_execpath;
  if (running?.endsWith(".js")) return running;
  const places = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "npm"));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new SetupError("npm is not on the PATH.");
  return realpathSync(found);
};
