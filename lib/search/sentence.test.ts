import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "./parse";
import { plainText, sentence, termSentence } from "./sentence";
import { queries, terms } from "./testing/arbitrary";

const names: Record<string, string> = { "admin 7": "Ana Silva", "team 3": "Billing", "tag 9": "vip" };
const options = {
  nameOf: (source: string, id: string) => names[`${source} ${id}`],
  dateWords: (date: string, time: string | null) => (time ? `${date} at ${time}` : date),
};
const said = (line: string) => plainText(sentence(parse(line).tree, options));

it.each([
  ["", "All conversations"],
  ["state:open assignee:none", "Conversations that are open and assigned to nobody"],
  [
    "state:open assignee:none waiting:>30m (tag:9,refund or from:@acme.com)",
    "Conversations that are open, assigned to nobody, waiting longer than 30 minutes, and either tagged vip or “refund” or from @acme.com",
  ],
  ["state:open,snoozed -tag:9", "Conversations that are open or snoozed and not tagged vip"],
  ["assignee:7,me,12", "Conversations assigned to Ana Silva, you or 12"],
  ["team:my-teams", "Conversations in one of your teams"],
  ["-team:none", "Conversations not in no team"],
  ["-waiting:>1h", "Conversations not waiting longer than 1 hour"],
  ["waiting:none", "Conversations where nobody waits for an answer"],
  ["state:open -waiting:none", "Conversations that are open and waiting for an answer"],
  ["waiting:>monday", "Conversations waiting since after monday"],
  ["snoozed:<1d", "Conversations snoozed until less than 1 day from now"],
  ["created:2026-11-01..2026-11-20", "Conversations created between 2026-11-01 and 2026-11-20"],
  ["created:>2026-11-01T14:30", "Conversations created after 2026-11-01 at 14:30"],
  ["created:today,yesterday", "Conversations created today or yesterday"],
  ["closed:<7d", "Conversations last closed less than 7 days ago"],
  ["priority:yes -read:yes", "Conversations with priority and that are unread"],
  ['subject:~"invoice 2025"', "Conversations with subject containing “invoice 2025”"],
  ["-email:^anna", "Conversations with author's e-mail not starting with “anna”"],
  ["rating:<3", "Conversations with rating less than 3"],
  ["-reply-time:>30m", "Conversations with time to first reply not more than 30 minutes"],
  ["parts:2..5", "Conversations with number of parts from 2 to 5"],
  ["delivered:customer_initiated", "Conversations that were customer initiated"],
  ["channel:phone_call", "Conversations that came by phone call"],
  ['from:"Ana Silva"', "Conversations from “Ana Silva”"],
  [
    "parcel -body:~refund",
    "Conversations whose first message has “parcel” and whose first message does not contain “refund”",
  ],
  ["reply:>2d", "Conversations last replied to more than 2 days ago"],
  ["-(state:open tag:9)", "Conversations not (that are open and tagged vip)"],
  ["state:open -(tag:9 or team:3)", "Conversations that are open, and neither (tagged vip or in Billing)"],
])("%j reads: %s", (line, words) => {
  expect(said(line)).toBe(words);
});

it("finds words for whatever can be asked, and makes what was chosen strong", () => {
  fc.assert(
    fc.property(queries, (query) => {
      const pieces = sentence(query);
      expect(plainText(pieces)).toMatch(/^Conversations /);
      expect(plainText(pieces.filter((piece) => !piece.strong))).not.toMatch(/undefined|null/);
      expect(pieces.some((piece) => piece.strong)).toBe(true);
    }),
  );
});

it("never says the same of a condition and of its opposite", () => {
  fc.assert(
    fc.property(terms, (term) => {
      expect(plainText(termSentence(term, true))).not.toBe(plainText(termSentence(term, false)));
    }),
  );
});
