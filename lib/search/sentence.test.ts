import fc from "fast-check";
import { expect, it } from "vitest";
import { fieldOf } from "./fields";
import { everything } from "./model";
import { parse } from "./parse";
import { sentence, termSentence } from "./sentence";
import { queries, terms } from "./testing/arbitrary";

const names: Record<string, string> = { "admin 7": "Ana Silva", "team 3": "Billing", "tag 9": "vip" };
const options = {
  nameOf: (source: string, id: string) => names[`${source} ${id}`],
  dateWords: (date: string, time: string | null) => (time ? `${date} at ${time}` : date),
};
const said = (line: string) => sentence(parse(line).tree, options);

it.each([
  ["", "All conversations"],
  ["state:open assignee:none", "State is open, and Assignee is nobody"],
  ["state:open,snoozed -tag:9", "State is open or snoozed, and Tag is not vip"],
  ["assignee:7,me,12", "Assignee is Ana Silva, you or 12"],
  ["team:my-teams", "Team is one of your teams"],
  ["waiting:>2h", "Waiting more than 2 hours ago"],
  ["-waiting:>1h", "Waiting not more than 1 hour ago"],
  ["waiting:none", "Waiting is not set"],
  ["snoozed:<1d", "Snoozed until less than 1 day from now"],
  ["created:2026-11-01..2026-11-20", "Created between 2026-11-01 and 2026-11-20"],
  ["created:>2026-11-01T14:30", "Created after 2026-11-01 at 14:30"],
  ["created:today,yesterday", "Created is today or yesterday"],
  ["priority:yes -read:yes", "Priority is yes, and Read is no"],
  ['subject:~"invoice 2025"', "Subject contains “invoice 2025”"],
  ["-from:^anna", "From does not start with “anna”"],
  ["rating:<3", "Rating is less than 3"],
  ["-reply-time:>30m", "Time to first reply is not more than 30 minutes"],
  ["parts:2..5", "Number of parts is from 2 to 5"],
  ["delivered:customer_initiated", "Started by is customer initiated"],
  ["team:3 or tag:9 priority:yes", "Team is Billing or (Tag is vip, and Priority is yes)"],
  ["state:open read:no tag:9", "State is open, Read is no and Tag is vip"],
  ["-(state:open tag:9)", "Not all of: State is open; Tag is vip"],
  ["state:open -(tag:9 or team:3)", "State is open, and none of: Tag is vip; Team is Billing"],
])("%j reads: %s", (line, words) => {
  expect(said(line)).toBe(words);
});

it("finds words for whatever can be asked, and says the field of every condition", () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(sentence(query)).not.toMatch(/undefined|null|^\s*$/);
    }),
  );
  fc.assert(
    fc.property(terms, fc.boolean(), (term, negated) => {
      expect(termSentence(term, negated)).toContain(fieldOf(term.field)?.label);
    }),
  );
  expect(sentence(everything)).toBe("All conversations");
});

it("never says the same of a condition and of its opposite", () => {
  fc.assert(
    fc.property(terms, (term) => {
      expect(termSentence(term, true)).not.toBe(termSentence(term, false));
    }),
  );
});
