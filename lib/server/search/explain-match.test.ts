import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { explainMatch } from "./explain-match";
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
