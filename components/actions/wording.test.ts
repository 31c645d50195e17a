import { expect, it } from "vitest";
import { detail } from "@/lib/conversation/testing/detail";
import { quote, wordsFor } from "./wording";

const names = { teammates: [{ id: "7", name: "נועה" }], teams: [] };

it("keeps a hostile title and a name from turning the words around them", () => {
  const conversation = detail({ title: "invoice\u202efdp.exe" });
  const words = wordsFor({ kind: "assign", assignee: { kind: "teammate", id: "7" } }, conversation, names);
  expect(words).toBe("Assigned “\u2068invoicefdp.exe\u2069” to \u2068נועה\u2069");
});

it("shuts in what was cut, too", () => {
  const cut = quote(`${"ש".repeat(80)}\u202e`);
  expect(cut.startsWith("“\u2068")).toBe(true);
  expect(cut.endsWith("…\u2069”")).toBe(true);
});
