import type { View } from "@/lib/search/view";
import { writeViewFile } from "@/lib/search/view-file";

/** Letters, digits and dashes: a name is somebody's words, and a file's name goes to any system. */
const fileName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "view";

/** Hands the browser a file of these views to save. */
export const saveViewFile = (views: readonly View[], name: string): void => {
  const url = URL.createObjectURL(new Blob([writeViewFile(views)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(name)}.json`;
  link.click();
  URL.revokeObjectURL(url);
};
