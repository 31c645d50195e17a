import { describe, expect, it } from "vitest";
import { actionInputSchema } from "./input";
import {
  longestAddress,
  longestMessage,
  longestTagName,
  longestTitle,
  mostAttachmentBytes,
  mostAttachments,
  mostUploadedBytes,
} from "./limits";

const read = (input: unknown) => {
  const parsed = actionInputSchema.safeParse(input);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
};

describe("words", () => {
  it("lose what no store and no reader can take, so that what is sent is what is kept", () => {
    expect(read({ kind: "reply", text: "a\u0000b \ud83d 😀" })).toEqual({
      kind: "reply",
      text: "ab \uFFFD 😀",
    });
    expect(read({ kind: "tag", tag: { name: " v\u0000ip " } })).toEqual({
      kind: "tag",
      tag: { name: "vip" },
    });
    const attributes = { title: "a\u0000", files: ["b\u0000"], many: 3, yes: true, none: null };
    expect(read({ kind: "convert", ticketTypeId: "81", attributes })).toMatchObject({
      attributes: { title: "a", files: ["b"], many: 3, yes: true, none: null },
    });
  });

  it("must be there and not too many", () => {
    expect(read({ kind: "note", text: " \u0000\n" })).toEqual(["Write something first."]);
    expect(read({ kind: "reply", text: "x".repeat(longestMessage) })).toMatchObject({ kind: "reply" });
    expect(read({ kind: "reply", text: "x".repeat(longestMessage + 1) })).toEqual([
      `That is too long: at most ${longestMessage} characters fit.`,
    ]);
    expect(read({ kind: "tag", tag: { name: "x".repeat(longestTagName + 1) } })).toHaveLength(1);
    expect(read({ kind: "untag", tag: { id: "1", name: "x".repeat(1001) } })).toEqual([
      "That is no tag's name.",
    ]);
  });
});

it("takes ids that are digits and nothing else", () => {
  for (const id of ["", "..", "1/2", "1?a", "x", "1".repeat(21)]) {
    expect(read({ kind: "assign", assignee: { kind: "teammate", id } })).toEqual(["Not an id."]);
  }
});

const contactId = "65a1c0d2e4b0f1a2b3c4d501";
const x = (count: number) => "x".repeat(count);
const address = (length: number) => `https://a.test/${x(length - "https://a.test/".length)}`;
const file = { uploadId: crypto.randomUUID(), name: "a.pdf", contentType: "application/pdf", sizeBytes: 0 };
const files = (count: number) => Array.from({ length: count }, () => file);
const urls = (count: number) => Array.from({ length: count }, () => "http://a.test/1");

describe("limits", () => {
  it("are what people are told", () => {
    const megabyte = 1024 * 1024;
    expect([longestMessage, longestTagName, longestTitle, longestAddress]).toEqual([60_000, 255, 255, 2048]);
    expect([mostAttachments, mostAttachmentBytes, mostUploadedBytes]).toEqual([
      10,
      40 * megabyte,
      400 * megabyte,
    ]);
  });

  it.each<[string, number, (count: number) => unknown]>([
    ["letters of a reply", 60_000, (n) => ({ kind: "reply", text: x(n) })],
    ["letters of a note", 60_000, (n) => ({ kind: "note", text: x(n) })],
    ["letters of a contact's words", 60_000, (n) => ({ kind: "reply-as-contact", contactId, text: x(n) })],
    ["letters said in closing", 60_000, (n) => ({ kind: "close", message: x(n) })],
    [
      "letters said in assigning",
      60_000,
      (n) => ({ kind: "assign", assignee: { kind: "nobody" }, message: x(n) }),
    ],
    ["letters of a title", 255, (n) => ({ kind: "title", title: x(n) })],
    ["letters of a new tag", 255, (n) => ({ kind: "tag", tag: { name: x(n) } })],
    ["letters of a known tag", 1000, (n) => ({ kind: "untag", tag: { id: "1", name: x(n) } })],
    ["letters of an attribute's name", 255, (n) => ({ kind: "attribute", name: x(n), value: null })],
    ["letters of an external id", 255, (n) => ({ kind: "add-participant", who: { externalId: x(n) } })],
    [
      "letters of a contact's name",
      1000,
      (n) => ({ kind: "add-participant", who: { contactId, name: x(n) } }),
    ],
    ["letters of an address", 2048, (n) => ({ kind: "reply", text: "", urls: [address(n)] })],
    ["letters of a file's name", 255, (n) => ({ kind: "note", text: "", files: [{ ...file, name: x(n) }] })],
    [
      "files and addresses of a reply",
      10,
      (n) => ({ kind: "reply", text: "", files: files(4), urls: urls(n - 4) }),
    ],
    [
      "files and addresses of a note",
      10,
      (n) => ({ kind: "note", text: "", files: files(n - 4), urls: urls(4) }),
    ],
    [
      "files of a contact's words",
      10,
      (n) => ({ kind: "reply-as-contact", contactId, text: "", files: files(n) }),
    ],
    [
      "files of a ticket's field",
      10,
      (n) => ({ kind: "convert", ticketTypeId: "1", attributes: {}, files: { Proof: files(n) } }),
    ],
    ["digits of an id", 20, (n) => ({ kind: "merge", into: "1".repeat(n) })],
    ["digits of a part's id", 20, (n) => ({ kind: "redact", target: { kind: "part", id: "1".repeat(n) } })],
  ])("take as many %s as %d, and not one more", (_, most, input) => {
    expect(read(input(most))).toMatchObject({ kind: expect.any(String) });
    expect(read(input(most + 1))).toHaveLength(1);
  });

  it.each([
    { kind: "close", message: " \n" },
    { kind: "reply", text: "" },
    { kind: "note", text: " ", files: [], urls: [] },
    { kind: "reply-as-contact", contactId, text: "" },
    { kind: "reply-as-contact", contactId: contactId.slice(1), text: "Hi" },
    { kind: "snooze", until: 0 },
    { kind: "snooze", until: 1.5 },
    { kind: "tag", tag: { name: " " } },
    { kind: "attribute", name: "", value: null },
    { kind: "add-participant", who: { externalId: "  " } },
    { kind: "add-participant", who: { email: "nobody" } },
    { kind: "add-participant", who: { email: `${x(320)}@a.test` } },
    { kind: "note", text: "", files: [{ ...file, sizeBytes: -1 }] },
    { kind: "reply", text: "", urls: ["ftp://a.test/1"] },
    { kind: "merge", into: "../2" },
    { kind: "redact", target: { kind: "part", id: "1/2" } },
  ])("take nothing of less than is needed: %j", (input) => {
    expect(Array.isArray(read(input))).toBe(true);
  });

  it("take what is open to be nothing", () => {
    for (const input of [
      { kind: "title", title: " " },
      { kind: "reply", text: "", files: files(1) },
      { kind: "note", text: "", urls: urls(1) },
      { kind: "restore", to: { state: "open", snoozedUntil: null, assigneeId: null, teamId: null } },
    ])
      expect(Array.isArray(read(input))).toBe(false);
  });
});
