import { describe, expect, it } from "vitest";
import { anchorOf, partHref, wantedAnchor } from "./part-link";

describe("the link to a part", () => {
  it("names the conversation and the part, and the opening message by a name that no part can have", () => {
    expect(partHref({ conversationId: "7" }, { id: "12", partType: "comment" })).toBe(
      "/conversations/7#part-12",
    );
    expect(partHref({ conversationId: "7" }, { id: "12", partType: "source" })).toBe(
      "/conversations/7#part-source",
    );
    expect(partHref({ conversationId: "7", ticketId: "7" }, { id: "12", partType: "note" })).toBe(
      "/tickets/7#part-12",
    );
  });

  it("is read from an address as it was written", () => {
    for (const part of [
      { id: "12", partType: "close" },
      { id: "9", partType: "source" },
    ]) {
      expect(wantedAnchor(`#${anchorOf(part)}`)).toBe(anchorOf(part));
    }
  });

  it.each(["", "#", "#top", "#part-", "#part-1 2", "#part-<b>", `#part-${"9".repeat(65)}`])(
    "is not seen in %j",
    (hash) => {
      expect(wantedAnchor(hash)).toBeNull();
    },
  );
});
