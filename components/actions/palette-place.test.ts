import { expect, it } from "vitest";
import { placesTyped } from "./palette-place";

const conversation = { kind: "conversation", id: "215470" };
const ticket = { kind: "ticket", id: "215470" };

it.each([
  ["215470", [conversation, ticket]],
  ["  #215470 ", [conversation, ticket]],
  [
    "https://app.intercom.com/a/inbox/abc123/inbox/admin/814860/conversation/215470?view=List",
    [conversation],
  ],
  ["https://app.eu.intercom.com/a/apps/abc/conversations/215470", [conversation]],
  ["https://desk.example.com/conversations/215470#part-9", [conversation]],
  ["https://desk.example.com/queue/mine?q=tag:1&c=215470", [conversation]],
  ["/tickets/215470", [ticket]],
  ["close", []],
  ["route 66", []],
  ["https://desk.example.com/queue", []],
  ["123456789012345678901", []],
  ["javascript:/conversations/1", []],
])("%j names %j", (typed, places) => {
  expect(placesTyped(typed)).toEqual(places);
});
