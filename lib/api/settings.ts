import { endpoint } from "./endpoint";
import type { Settings } from "./settings-model";

/** Replaces the settings that are named and leaves the others: of two writers to one setting the later counts. Answers with all. */
export const putSettings = endpoint<Settings>()({
  method: "PUT",
  path: "/api/settings",
  maxBytes: 256 * 1024,
  input: () => import("./settings-schema").then((all) => all.settingsChange),
});
