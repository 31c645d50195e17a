import { expect, it } from "vitest";
import type { AdministrationAction } from "@/lib/api/administration";
import type { AdministrationRow } from "@/lib/api/journal";
import { administrationWords } from "./administration-words";
import { journalRow } from "./testing/journal-row";

const olga = { memberId: "1", name: "Olga", isMe: false };
const anna = { memberId: "2", name: "Anna", isMe: false };
const row = (
  action: AdministrationAction,
  about: AdministrationRow["about"] = anna,
  who = olga,
): AdministrationRow => {
  const { conversationId, name, ...facts } = journalRow({ who, undoable: false });
  return { ...facts, about, action, kind: "administration" };
};
const workspace = { workspaceId: "w", workspaceName: "Acme", region: "eu" } as const;

it.each<[AdministrationAction, string]>([
  [{ kind: "sign-in", how: "password" }, "Signed in with the password"],
  [{ kind: "sign-in", how: "invitation" }, "Signed in for the first time, with the invitation"],
  [{ kind: "sign-in", how: "reset-link" }, "Signed in with a new password"],
  [{ kind: "sign-in", how: "Okta" }, "Signed in by Okta"],
  [{ kind: "sign-out" }, "Signed out"],
  [{ kind: "end-sessions", which: "one", ended: 1 }, "Ended one of Anna's sessions"],
  [{ kind: "end-sessions", which: "all", ended: 3 }, "Signed Anna out everywhere (3)"],
  [{ kind: "end-sessions", which: "others", ended: 2 }, "Signed out in all other places (2)"],
  [
    { kind: "join", by: "invitation", email: "a@x.test", role: "agent" },
    "Joined as agent by invitation (a@x.test)",
  ],
  [
    { kind: "join", by: "set-up", email: "a@x.test", role: "owner" },
    "Joined as owner by setting Switchyard up (a@x.test)",
  ],
  [{ kind: "change-role", before: "agent", after: "lead" }, "Changed Anna's role from agent to lead"],
  [{ kind: "disable" }, "Disabled Anna"],
  [{ kind: "enable" }, "Let Anna sign in again"],
  [{ kind: "change-password", by: "reset-link" }, "Set a new password with a reset link"],
  [{ kind: "invite", email: "n@x.test", name: "Nora", role: "lead" }, "Invited Nora (n@x.test) as lead"],
  [{ kind: "make-reset-link" }, "Made a link for Anna's new password"],
  [{ kind: "withdraw-link", of: "reset", email: null }, "Took back the link for Anna's new password"],
  [{ kind: "withdraw-link", of: "invite", email: "n@x.test" }, "Took back the invitation of n@x.test"],
  [{ kind: "connect", ...workspace }, "Connected the workspace Acme"],
  [{ kind: "replace-token", ...workspace }, "Put a new access token in place for Acme"],
  [
    { kind: "keep-journal", before: null, after: 84 },
    "Set the journal to be kept for 7 years, before for ever",
  ],
  [{ kind: "keep-journal", before: 12, after: 12 }, "Goes on keeping the journal for 12 months"],
  [
    { kind: "cut-journal", upTo: "9", rows: 1, unchecked: 0, months: 24 },
    "Removed the oldest row of the journal, which is kept for 24 months",
  ],
  [{ kind: "sign-in", how: "password-and-code" }, "Signed in with the password and a code"],
  [{ kind: "sign-in", how: "recovery-code" }, "Signed in with the password and a recovery code"],
  [{ kind: "turn-on-second-factor" }, "Turned a second factor on"],
  [{ kind: "turn-off-second-factor" }, "Turned Anna's second factor off"],
  [{ kind: "renew-recovery-codes" }, "Made new recovery codes"],
  [{ kind: "export-journal", q: null }, "Took a copy of the journal as CSV: all of what they may see"],
  [{ kind: "export-journal", q: "ticket:5" }, "Took a copy of the journal as CSV: ticket:5"],
])("tells of %j in plain words", (action, words) => {
  expect(administrationWords(row(action))).toBe(words);
});

it("says you and yourself to the one who reads it", () => {
  const change = { kind: "change-role", before: "owner", after: "lead" } as const;
  const me = { ...olga, isMe: true };
  expect(administrationWords(row(change, { ...anna, isMe: true }))).toBe(
    "Changed your role from owner to lead",
  );
  expect(administrationWords(row(change, me, me))).toBe("Changed your own role from owner to lead");
  expect(administrationWords(row(change, olga, olga))).toBe("Changed their own role from owner to lead");
  expect(administrationWords(row({ kind: "disable" }, me, me))).toBe("Disabled yourself");
});

it("lets a name turn round nothing but itself", () => {
  const hostile = { ...anna, name: "\u202eannA" };
  expect(administrationWords(row({ kind: "disable" }, hostile))).toBe("Disabled \u2068annA\u2069");
});
