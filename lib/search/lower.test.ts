import { describe, expect, it } from "vitest";
import { builtInViews } from "./built-in-views";
import { type LowerEnv, lower, plan, validate } from "./lower";
import type { Problem } from "./model";
import { parse } from "./parse";
import { print } from "./print";

// 2026-11-21 is a Saturday; 12:00 in Warsaw.
const now = Date.parse("2026-11-21T11:00:00Z") / 1000;
const env: LowerEnv = { now, me: "7", myTeamIds: ["11", "12"], timeZone: "Europe/Warsaw" };

const sent = (line: string, over: Partial<LowerEnv> = {}) => {
  const { tree, problems, spans } = parse(line);
  expect(problems).toEqual([]);
  const lowered = lower(tree, { ...env, ...over }, { text: line, spans });
  return lowered.ok ? lowered.value : lowered.error.map((problem) => problem.message);
};
const at = (iso: string): number => Date.parse(iso) / 1000;
const f = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const and = (...value: unknown[]) => ({ operator: "AND", value });
const or = (...value: unknown[]) => ({ operator: "OR", value });

describe("a term becomes Intercom's filter", () => {
  it.each([
    ["state:open", f("state", "=", "open")],
    ["state:OPEN,closed", f("state", "IN", ["open", "closed"])],
    ["-state:open,closed", f("state", "NIN", ["open", "closed"])],
    ["assignee:me", f("admin_assignee_id", "=", 7)],
    ["assignee:none", f("admin_assignee_id", "=", 0)],
    ["assignee:none,me", f("admin_assignee_id", "IN", [0, 7])],
    ["team:my-teams", f("team_assignee_id", "IN", [11, 12])],
    ["-tag:3", f("tag_ids", "!=", "3")],
    ["priority:yes", f("priority", "=", "priority")],
    ["-priority:yes", f("priority", "!=", "priority")],
    ["read:no", f("read", "=", false)],
    ["rating:<3", f("conversation_rating.score", "<", 3)],
    ["rating:>=4", f("conversation_rating.score", ">", 3)],
    ["-rating:>3", f("conversation_rating.score", "<", 4)],
    ["rating:2..4", and(f("conversation_rating.score", ">", 1), f("conversation_rating.score", "<", 5))],
    ["reply-time:>2h", f("statistics.time_to_admin_reply", ">", 7200)],
    ['subject:~"invoice 2025"', f("source.subject", "~", "invoice 2025")],
    ["-subject:~x", f("source.subject", "!~", "x")],
    ["subject:^Re", f("source.subject", "^", "Re")],
    ["subject:now$", f("source.subject", "$", "now")],
    ["from:@acme.com", f("source.author.email", "$", "@acme.com")],
    ["from:a@acme.com", f("source.author.email", "=", "a@acme.com")],
    ["from:ana", or(f("source.author.name", "~", "ana"), f("source.author.email", "~", "ana"))],
    ["-from:ana", and(f("source.author.name", "!~", "ana"), f("source.author.email", "!~", "ana"))],
    ["refund", f("source.body", "=", "refund")],
    ['"Invoice, 2025!"', and(f("source.body", "=", "Invoice"), f("source.body", "=", "2025"))],
    ['-"need support"', or(f("source.body", "!=", "need"), f("source.body", "!=", "support"))],
    ["e-mail", and(f("source.body", "=", "e"), f("source.body", "=", "mail"))],
    ['"! ?"', f("source.body", "=", "!")],
    ["", f("created_at", ">", 0)],
  ])("%s", (line, expected) => {
    expect(sent(line)).toEqual(expected);
  });

  it("with null for nobody where the workspace wants it so", () => {
    expect(sent("assignee:none", { unassigned: "null" })).toEqual(f("admin_assignee_id", "=", null));
    expect(sent("assignee:none,me", { unassigned: "null" })).toEqual(
      or(f("admin_assignee_id", "=", null), f("admin_assignee_id", "=", 7)),
    );
  });

  it("with an id beyond 2^53 as text", () => {
    expect(sent("assignee:12345678901234567890")).toEqual(
      f("admin_assignee_id", "=", "12345678901234567890"),
    );
  });
});

describe("times", () => {
  it.each([
    ["waiting:>2h", f("waiting_since", "<", now - 7200)],
    ["waiting:<30m", f("waiting_since", ">", now - 1800)],
    ["-waiting:>2h", f("waiting_since", ">", now - 7201)],
    ["-waiting:none", f("waiting_since", ">", 0)],
    ["created:<7d", f("created_at", ">", now - 7 * 86_400)],
    ["snoozed:<2h", f("snoozed_until", "<", now + 7200)],
    [
      "created:2d..7d",
      and(f("created_at", ">", now - 7 * 86_400 - 1), f("created_at", "<", now - 2 * 86_400 + 1)),
    ],
    [
      "created:today",
      and(
        f("created_at", ">", at("2026-11-20T23:00:00Z") - 1),
        f("created_at", "<", at("2026-11-21T23:00:00Z")),
      ),
    ],
    [
      "created:monday",
      and(
        f("created_at", ">", at("2026-11-15T23:00:00Z") - 1),
        f("created_at", "<", at("2026-11-16T23:00:00Z")),
      ),
    ],
    [
      "snoozed:monday",
      and(
        f("snoozed_until", ">", at("2026-11-22T23:00:00Z") - 1),
        f("snoozed_until", "<", at("2026-11-23T23:00:00Z")),
      ),
    ],
    [
      "opened:2026-11-01..2026-11-20",
      and(
        f("created_at", ">", at("2026-10-31T23:00:00Z") - 1),
        f("created_at", "<", at("2026-11-20T23:00:00Z")),
      ),
    ],
    ["created:>2026-11-01", f("created_at", ">", at("2026-11-01T23:00:00Z") - 1)],
    ["created:<2026-11-01", f("created_at", "<", at("2026-10-31T23:00:00Z"))],
    [
      "created:2026-11-01T14:30",
      and(
        f("created_at", ">", at("2026-11-01T13:30:00Z") - 1),
        f("created_at", "<", at("2026-11-01T13:31:00Z")),
      ),
    ],
  ])("%s", (line, expected) => {
    expect(sent(line)).toEqual(expected);
  });
});

describe("what does not fit as typed is rewritten", () => {
  it("alternatives of one field become one list", () => {
    expect(sent("tag:1 or tag:2,3 or tag:1")).toEqual(f("tag_ids", "IN", ["1", "2", "3"]));
    expect(sent("-tag:1 -tag:2")).toEqual(f("tag_ids", "NIN", ["1", "2"]));
  });

  it("groups of the same kind become one", () => {
    expect(sent("(state:open (read:no (priority:yes)))")).toEqual(
      and(f("state", "=", "open"), f("read", "=", false), f("priority", "=", "priority")),
    );
  });

  it("negation moves inward", () => {
    expect(sent("-(state:open or -tag:1)")).toEqual(and(f("state", "!=", "open"), f("tag_ids", "=", "1")));
  });

  it("a third level is multiplied out", () => {
    expect(sent("read:no (tag:1 or (state:open (rating:5 or priority:yes)))")).toEqual(
      or(
        and(f("read", "=", false), f("tag_ids", "=", "1")),
        and(f("read", "=", false), f("state", "=", "open"), f("conversation_rating.score", "=", 5)),
        and(f("read", "=", false), f("state", "=", "open"), f("priority", "=", "priority")),
      ),
    );
  });

  it("more than fifteen conditions of one kind are spread over the second level", () => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}`).join(" ");
    const filters = words.split(" ").map((word) => f("source.body", "=", word));
    expect(sent(words)).toEqual(and(and(...filters.slice(0, 15)), and(...filters.slice(15))));
  });
});

describe("what cannot be sent is refused at its words, with what would work", () => {
  const refused = (line: string): readonly Problem[] => {
    const { tree, problems, spans } = parse(line);
    expect(problems).toEqual([]);
    return validate(tree, { text: line, spans });
  };

  it("more alternatives of several conditions than four searches take", () => {
    const one = (n: number): string => `((id:${n} type:sms) or -(open:yes or read:no))`;
    const line = Array.from({ length: 12 }, (_, index) => one(index)).join(" ");
    const [problem] = refused(line);
    expect(problem?.message).toContain("two deep");
    expect(problem?.mend && parse(problem.mend.text).problems).toEqual([]);
    expect(problem?.mend?.text.length).toBeGreaterThan(0);
    expect(refused(problem?.mend?.text ?? "")).toEqual([]);
  });

  it("a ticket's field in an or with a conversation's", () => {
    const [problem, ...others] = refused("state:open (ticket.state:resolved or tag:7)");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ from: 12, to: 33, mend: { text: "state:open tag:7" } });
  });

  it("what only Intercom knows in an or with what is looked at after loading", () => {
    const [problem, ...others] = refused("channel:email or attr.Plan:pro");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ from: 0, to: 13, mend: { text: "attr.Plan:pro" } });
  });

  it("too deep to be multiplied out", () => {
    const wide = (from: number): string =>
      Array.from({ length: 6 }, (_, index) => `(tag:${from + index} rating:${from + index})`).join(" or ");
    const line = `(${wide(0)}) (${wide(10)}) (${wide(20)})`;
    const [problem] = refused(line);
    expect(problem?.message).toContain("two deep");
    expect(refused(problem?.mend?.text ?? "")).toEqual([]);
  });

  it("me, where the member is no teammate, and my-teams without a team", () => {
    expect(sent("assignee:me", { me: null })).toEqual(["You are not linked to a teammate in Intercom."]);
    expect(sent("team:my-teams", { myTeamIds: [] })).toEqual(["You are in no team in Intercom."]);
  });

  it("a name that was not completed to an id", () => {
    expect(sent("tag:vip")).toEqual(["“vip” is no known tag."]);
    expect(refused("tag:vip")).toEqual([]);
  });

  it("a term of an unknown field, as an old address may hold", () => {
    const problems = validate({
      kind: "term",
      field: "gone",
      operator: "is",
      values: [{ kind: "text", text: "x" }],
    });
    expect(problems).toMatchObject([{ path: [], message: "There is no field “gone”." }]);
  });
});

describe("a query that would double with every group", () => {
  it("is refused without being multiplied out", () => {
    const line = Array.from({ length: 25 }, (_, i) => `("a${i} b${i}" or "c${i} d${i}")`).join(" ");
    const { tree, problems } = parse(line);
    expect(problems).toEqual([]);
    const [problem] = validate(tree);
    expect(problem?.message).toContain("25");
    expect(validate(parse(problem?.mend?.text ?? "").tree)).toEqual([]);
  });
});

describe("whether a query fits", () => {
  it("does not hang on what day it is: equal days are sent twice", () => {
    const [first, second] = [sent("created:today"), sent("created:saturday")];
    expect(first).toEqual(second);
    expect(sent("created:today or created:saturday")).toEqual(or(first, second));
  });
});

describe("built-in views", () => {
  it("are canonical lines that can be sent", () => {
    for (const view of builtInViews) {
      expect(print(parse(view.query).tree)).toBe(view.query);
      expect(sent(view.query), view.id).not.toEqual([]);
      expect(validate(parse(view.query).tree), view.id).toEqual([]);
    }
  });
});

describe("a ticket's attribute", () => {
  it("keeps every value of a list, flags too", () => {
    const asked = (line: string) => {
      const planned = plan(parse(line).tree, env);
      return planned.ok ? planned.value.queries : planned.error;
    };
    expect(asked("ticket.attr.5:yes,no")).toEqual([
      or(f("ticket_attribute.5", "=", true), f("ticket_attribute.5", "=", false)),
    ]);
    expect(asked("-ticket.attr.5:yes,urgent")).toEqual([
      and(f("ticket_attribute.5", "!=", true), f("ticket_attribute.5", "!=", "urgent")),
    ]);
  });
});
