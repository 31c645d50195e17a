import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { listConversations } from "@/lib/intercom/conversations";
import { matches } from "@/lib/search/evaluate";
import { standings } from "@/lib/search/explain";
import { fields } from "@/lib/search/fields";
import { canonical, type Path, type Query } from "@/lib/search/model";
import { parse } from "@/lib/search/parse";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { explainMatch } from "./explain-match";
import { factsOf } from "./facts";
import { listQueue } from "./list-queue";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 60 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const conversations = () => [...workspace.control.store().conversations.values()];

const listed = async (q: string): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listQueue(desk.ctxFor(), { q, sort: "updated", cursor });
    for (const row of page.rows) if (row.id !== null) ids.add(row.id);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
};

it.each([
  "state:open -assignee:none",
  "assignee:me or team:my-teams",
  "waiting:>2h (tag:billing or priority:yes)",
  "-(state:closed read:yes) created:<30d",
  "body:order or subject:~invoice",
  "rating:<4 or ai:yes",
  "ai.resolution:routed_to_team,abandoned",
])("%s is said to match what it lists, and nothing else", async (q) => {
  const inside = await listed(q);
  const told = await Promise.all(conversations().map(({ id }) => explainMatch(desk.ctxFor(), { id, q })));
  expect(told.filter(({ verdict }) => verdict === "yes").map(({ conversationId }) => conversationId)).toEqual(
    conversations().flatMap(({ id }) => (inside.has(id) ? [id] : [])),
  );
  for (const { verdict, terms } of told) {
    const deciding = terms.filter((term) => term.decides);
    expect(deciding.length).toBeGreaterThan(0);
    expect(deciding.every((term) => term.verdict === verdict)).toBe(true);
  }
});

it("names each term as one types it, and whether it stands negated", async () => {
  const open = conversations().find((c) => c.state === "open");
  const told = await explainMatch(desk.ctxFor(), {
    id: open?.id ?? "",
    q: "state:open -(read:yes tag:billing)",
  });
  expect(
    told.terms.map(({ text, negated, path }) => [text.replace(/tag:\d+/, "tag:…"), negated, path]),
  ).toEqual([
    ["state:open", false, [0]],
    ["read:yes", true, [1, 0, 0]],
    ["tag:…", true, [1, 0, 1]],
  ]);
});

it("says of what is not there that it is gone", async () => {
  await expect(explainMatch(desk.ctxFor(), { id: "99999999", q: "state:open" })).rejects.toMatchObject({
    code: "conversation_gone",
  });
});

/** Terms of which each lets some of the demo's conversations in and keeps some out. */
const terms = [
  "state:open",
  "state:closed,snoozed",
  "assignee:none",
  "assignee:me",
  "team:my-teams",
  "read:yes",
  "priority:yes",
  "waiting:>2h",
  "created:<7d",
  "parts:>4",
  "rating:<4",
  "subject:~order",
  "from:@gmail.com",
  "attr.Severity:High",
  "title:none",
  "sla:missed",
] as const;
const signed = fc
  .tuple(fc.boolean(), fc.constantFrom(...terms))
  .map(([not, term]) => (not ? `-${term}` : term));
const grown = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    item,
    fc
      .tuple(
        fc.constantFrom(" ", " or "),
        fc.constantFrom("", "-"),
        fc.array(item, { minLength: 2, maxLength: 3 }),
      )
      .map(([by, not, items]) => `${not}(${items.join(by)})`),
  );
const lines = fc
  .array(grown(grown(signed)), { minLength: 1, maxLength: 4 })
  .map((items) => items.join(" "))
  .filter((line) => parse(line).problems.length === 0);

const without = (tree: Query, path: Path): Query => {
  const [index, ...rest] = path;
  if (index === undefined || tree.kind === "term") return { kind: "and", items: [] };
  if (tree.kind === "not") return { kind: "not", item: without(tree.item, rest) };
  return {
    kind: tree.kind,
    items: tree.items.map((item, at) => (at === index ? without(item, rest) : item)),
  };
};

it("tells of what keeps a conversation out that nothing else does: without just that term it matches", async () => {
  const { items } = await listConversations(desk.intercom, { perPage: 60 });
  const names = fields.map((field) => field.name);
  const facts = items.map((one) => factsOf(one, [...names, "attr.Severity"]));
  const env = {
    now: Math.floor(Date.now() / 1000),
    me: "6120401",
    myTeamIds: ["5017691", "5017692"],
    timeZone: "UTC",
  };
  let tried = 0;
  fc.assert(
    fc.property(lines, (line) => {
      const { tree } = parse(line);
      for (const one of facts) {
        const told = standings(tree, one, env);
        expect(told.verdict).toBe(matches(tree, one, env));
        const keepers = told.terms.filter((term) => term.decides);
        const [only] = keepers;
        if (told.verdict !== "no" || keepers.length !== 1 || !only) continue;
        tried += 1;
        const rest = canonical(without(tree, only.path));
        expect([line, matches(rest, one, env)]).toEqual([line, "yes"]);
      }
    }),
    { numRuns: 80 },
  );
  expect(tried).toBeGreaterThan(150);
});
