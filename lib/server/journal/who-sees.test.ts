import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as csv } from "@/app/api/journal/csv/route";
import { GET as members } from "@/app/api/journal/members/route";
import { GET as news } from "@/app/api/journal/news/route";
import { GET as list } from "@/app/api/journal/route";
import type { Role } from "@/lib/access/roles";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { ownId } from "./own-id";
import { type Planted, plantJournal, seqOf } from "./testing/planted";

/* Whatever the query says: who asks sees their own, what was done to what the query names, or what their role shows. */

let switchyard: TestSwitchyard;
const ids: Record<Role | "other", string> = { agent: "", lead: "", owner: "", other: "" };
const cookies = new Map<Role, string>();

const row = (n: number, memberId: string, over: Partial<Planted>): Planted => ({
  seq: seqOf(n),
  id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  at: 1_795_000_000 + n,
  memberId,
  conversationId: null,
  ticketId: null,
  laterConversationId: null,
  about: null,
  action: { kind: "close" },
  before: null,
  outcomes: [],
  held: false,
  undoOf: null,
  requestId: null,
  ...over,
});

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  for (const role of ["agent", "lead", "owner"] as const) ids[role] = (await createTestMember({ role })).id;
  ids.other = (await createTestMember()).id;
  const event = { action: { kind: "disable" } };
  await plantJournal([
    row(1, ids.agent, { conversationId: "1" }),
    row(2, ids.other, { conversationId: "1" }),
    row(3, ids.other, { conversationId: "2" }),
    row(4, ids.other, { ticketId: "1" }),
    row(5, ids.lead, { ticketId: "2" }),
    row(6, ids.owner, { ...event, about: ids.other }),
    row(7, ids.owner, { ...event, about: ids.agent }),
    row(8, ids.agent, { action: { kind: "sign-out" }, about: ids.agent }),
    row(9, ids.owner, { ...event, about: ids.lead }),
    row(11, ids.other, {
      conversationId: "0",
      action: { kind: "new-conversation", contactId: "c1", subject: "", text: "Where is it?" },
    }),
    row(10, ownId, { action: { kind: "sign-out" }, about: ownId }),
  ]);
  for (const role of ["agent", "lead", "owner"] as const) cookies.set(role, await cookieFor(ids[role]));
});
afterAll(() => switchyard.stop());

const ask = (route: typeof list, path: string, role: Role, params: Record<string, string>) =>
  call(route, requestTo(`${path}?${new URLSearchParams(params)}`, { cookie: cookies.get(role) ?? "" }), {});

const planted = (id: string): number => Number(id.slice(-12));
const isPlanted = (id: string): boolean => id.startsWith("00000000-0000-4000-8000-");

/** The numbers of the rows that were planted, oldest first. */
const seen = async (role: Role, q: string): Promise<readonly number[]> => {
  const body: { rows: readonly { id: string }[] } = await (
    await ask(list, "/api/journal", role, { q })
  ).json();
  return body.rows
    .map(({ id }) => id)
    .filter(isPlanted)
    .map(planted)
    .toReversed();
};

const inFile = async (role: Role, q: string): Promise<readonly number[]> => {
  const text = await (await ask(csv, "/api/journal/csv", role, { q })).text();
  return [...text.matchAll(/"(00000000-0000-4000-8000-\d{12})","[^"]*","[^"]*"\r\n/g)].map(([, id]) =>
    planted(id ?? ""),
  );
};

const everything = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const everybodys = [1, 2, 3, 4, 5, 9, 11];

it.each<readonly [Role, string, readonly number[]]>([
  ["agent", "", [1, 7, 8]],
  ["agent", "by:me", [1, 8]],
  ["agent", "about:me", [7, 8]],
  ["agent", "-by:me", [7]],
  ["agent", "conversation:1", [1, 2]],
  ["agent", "ticket:1", [4]],
  // A ticket and a conversation of one number are two.
  ["agent", "conversation:2 or ticket:2", [3, 5]],
  ["agent", "conversation:1 or by:me", [1, 2, 8]],
  ["agent", "-conversation:1", [7, 8]],
  // Where others began one that Intercom did not take.
  ["agent", "conversation:0", []],
  ["agent", "-(conversation:77 ticket:77)", [1, 7, 8]],
  ["agent", "conversation:1 or action:disable,close", [1, 2, 7]],
  ["agent", `by:{other}`, []],
  ["agent", `about:{other}`, []],
  ["agent", "id:00000000-0000-4000-8000-000000000003", []],
  ["agent", "id:00000000-0000-4000-8000-000000000006", []],
  ["agent", "outcome:done,failed,unknown,running", [1, 7, 8]],
  // Longer ago than there are dates for.
  ["agent", "at:<999999w", [1, 7, 8]],
  ["agent", "at:>999999w", []],
  ["lead", "", everybodys],
  ["lead", "by:{other}", [2, 3, 4, 11]],
  ["lead", "about:{other}", []],
  ["lead", "action:disable", [9]],
  ["lead", "-by:me", [1, 2, 3, 4, 9, 11]],
  ["owner", "", everything],
  ["owner", "about:{other}", [6]],
  ["owner", "action:disable,sign-out", [6, 7, 8, 9, 10]],
  ["owner", "by:Switchyard", [10]],
])(
  "shows to a member who is %s, asked for “%s”, the rows %j, on the page and in the file",
  async (role, line, rows) => {
    const q = line.replace("{other}", ids.other);
    expect(await seen(role, q)).toEqual(rows);
    expect(await inFile(role, q)).toEqual(rows);
  },
);

it("counts as new only what is shown", async () => {
  const count = async (role: Role, q: string) =>
    (await (await ask(news, "/api/journal/news", role, { q, since: String(seqOf(2)) })).json()).count;
  const before = {
    agent: await count("agent", ""),
    lead: await count("lead", ""),
    owner: await count("owner", ""),
  };
  await plantJournal([
    row(20, ids.other, { conversationId: "1" }),
    row(21, ids.owner, { about: ids.other, action: { kind: "enable" } }),
    row(22, ids.agent, { conversationId: "2" }),
  ]);
  expect(await count("agent", "")).toBe(before.agent + 1);
  expect(await count("lead", "")).toBe(before.lead + 2);
  expect(await count("owner", "")).toBe(before.owner + 3);
  expect(await count("agent", "conversation:1 -by:me")).toBe(1);
});

it("names members to everybody, and nothing else of them", async () => {
  const body = await (await ask(members, "/api/journal/members", "agent", {})).json();
  expect(body.members).toHaveLength(5);
  for (const one of body.members) expect(Object.keys(one).sort()).toEqual(["id", "name"]);
});

it("gives the whole journal to nobody who only claims to be somebody", async () => {
  const response = await call(list, requestTo("/api/journal?q=", { cookie: `x=${randomUUID()}` }), {});
  expect(response.status).toBe(401);
});
