import { expect, it } from "vitest";
import { detail } from "@/lib/conversation/testing/detail";
import { quote, wordsFor } from "./wording";

const names = { teammates: [{ id: "7", name: "נועה" }], teams: [], timeZone: "UTC" };

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

it("says what was done in plain words", () => {
  const conversation = detail({ title: "Parcel" });
  const said = (action: Parameters<typeof wordsFor>[0]) => wordsFor(action, conversation, names);
  expect(said({ kind: "snooze", until: 4_102_444_800 })).toBe("Snoozed “Parcel” until they reply");
  expect(said({ kind: "priority", priority: true })).toBe("Made “Parcel” a priority");
  expect(said({ kind: "title", title: "" })).toBe("Took the title off “Parcel”");
  expect(said({ kind: "close", message: "Bye" })).toBe("Closed “Parcel” with a message");
  expect(said({ kind: "add-participant", who: { email: "a@b.test" } })).toBe("Added a@b.test to “Parcel”");
  expect(said({ kind: "reply", text: "Hello" })).toBe("Reply sent in “Parcel”");
  expect(said({ kind: "note", text: "Hello" })).toBe("Note added to “Parcel”");
  expect(said({ kind: "convert", ticketTypeId: "1", attributes: {} })).toBe("Converted “Parcel” to a ticket");
  expect(said({ kind: "run-rules" })).toBe("Ran the assignment rules on “Parcel”");
  expect(said({ kind: "redact", target: { kind: "source", id: "9" } })).toBe(
    "Redacted a message in “Parcel”",
  );
  expect(said({ kind: "delete" })).toBe("Deleted “Parcel”");
  expect(said({ kind: "reply-as-contact", contactId: "6".repeat(24), text: "Hi" })).toBe(
    "Added what the contact said to “Parcel”",
  );
  expect(said({ kind: "merge", into: "12" })).toBe("Merged “Parcel” into conversation 12");
});
