import type { Part } from "../model";

/** A part for tests: a comment of a contact without a name; `over` changes what the test is about. */
export const part = (over: Partial<Part> = {}): Part => ({
  id: "1",
  partType: "comment",
  author: { kind: "contact", id: null, name: null, email: null },
  createdAt: 1_795_000_000,
  html: "<p>words</p>",
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  ...over,
});
