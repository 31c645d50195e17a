import { afterAll, beforeAll, expect, test } from "vitest";
import type { DemoConversation } from "../model";
import { at, errorOf, list, type Running, startForTest } from "../testing/client";
import { conversationFields } from "./conversation-fields";

let demo: Running;
let all: DemoConversation[];

beforeAll(async () => {
  demo = await startForTest({ conversations: 300, now: 1_795_000_000 });
  all = demo.control.store().world.conversations;
});

afterAll(() => demo.close());

const find = async (query: unknown, version = "2.10"): Promise<number> => {
  const reply = await demo.call("POST", "/conversations/search", { query }, { version });
  expect([reply.status, reply.status === 200 ? "" : reply.body]).toEqual([200, ""]);
  return Number(at(reply.body, "total_count"));
};

const count = (test: (conversation: DemoConversation) => boolean): number => all.filter(test).length;

type Case = readonly [string, string, unknown, (c: DemoConversation) => boolean];

const cases = (): Case[] => {
  const [first] = all;
  const contact = first?.contactIds[0] ?? "";
  const admin = all.find((c) => c.adminAssigneeId !== null)?.adminAssigneeId ?? "";
  const tag = all.find((c) => c.tags.length > 0)?.tags[0]?.tagId ?? "";
  const email = all.find((c) => c.source.author.email !== null)?.source.author.email ?? "";
  const day = 1_795_000_000 - 7 * 86_400;
  return [
    ["state", "=", "open", (c) => c.state === "open"],
    ["state", "IN", ["closed", "snoozed"], (c) => c.state !== "open"],
    ["open", "=", false, (c) => c.state === "closed"],
    ["read", "=", true, (c) => c.read],
    ["priority", "=", "priority", (c) => c.priority !== "none"],
    ["id", "=", first?.id, (c) => c === first],
    ["contact_ids", "=", contact, (c) => c.contactIds.includes(contact)],
    ["teammate_ids", "=", admin, (c) => c.teammateIds.includes(admin)],
    ["tag_ids", "=", tag, (c) => c.tags.some((entry) => entry.tagId === tag)],
    ["tag_ids", "NIN", [tag], (c) => !c.tags.some((entry) => entry.tagId === tag)],
    ["admin_assignee_id", "=", Number(admin), (c) => c.adminAssigneeId === admin],
    ["admin_assignee_id", "=", 0, (c) => c.adminAssigneeId === null],
    ["admin_assignee_id", "=", null, (c) => c.adminAssigneeId === null],
    ["team_assignee_id", "!=", 0, (c) => c.teamAssigneeId !== null],
    ["created_at", ">", day, (c) => c.createdAt > day],
    ["updated_at", "<", day, (c) => c.updatedAt < day],
    ["waiting_since", ">", 0, (c) => c.waitingSince !== null],
    ["snoozed_until", ">", 0, (c) => c.snoozedUntil !== null],
    ["source.type", "=", "email", (c) => c.source.type === "email"],
    ["source.delivered_as", "!=", "customer_initiated", (c) => c.source.deliveredAs !== "customer_initiated"],
    ["source.author.email", "=", email, (c) => c.source.author.email === email],
    ["source.author.type", "=", "lead", (c) => c.source.author.type === "lead"],
    ["source.subject", "~", "a", (c) => c.source.subject.toLowerCase().includes("a")],
    ["statistics.count_reopens", ">", 0, (c) => c.statistics.countReopens > 0],
    ["statistics.time_to_admin_reply", ">", 600, (c) => (c.statistics.timeToAdminReply ?? 0) > 600],
    ["statistics.last_close_at", ">", day, (c) => (c.statistics.lastCloseAt ?? 0) > day],
    ["conversation_rating.score", "=", 5, (c) => c.rating?.rating === 5],
    ["ai_agent_participated", "=", true, (c) => c.aiAgent !== null],
  ];
};

test("each documented field finds what the data holds", async () => {
  for (const [field, operator, value, expected] of cases())
    expect([field, operator, value, await find({ field, operator, value })]).toEqual([
      field,
      operator,
      value,
      count(expected),
    ]);
});

/** All that Intercom documents for searches of conversations (api.md section 3). */
const documented = [
  ..."id created_at updated_at waiting_since snoozed_until contact_ids teammate_ids channel_initiated state".split(
    " ",
  ),
  ..."open read tag_ids priority admin_assignee_id team_assignee_id ai_agent_participated".split(" "),
  ..."type id delivered_as subject body url".split(" ").map((name) => `source.${name}`),
  ..."id type name email".split(" ").map((name) => `source.author.${name}`),
  ..."score remark contact_id admin_d requested_at replied_at"
    .split(" ")
    .map((name) => `conversation_rating.${name}`),
  ..."resolution_state last_answer_type rating rating_remark source_type source_title"
    .split(" ")
    .map((name) => `ai_agent.${name}`),
  ..."time_to_assignment time_to_admin_reply time_to_first_close time_to_last_close median_time_to_reply"
    .split(" ")
    .map((name) => `statistics.${name}`),
  ..."first_contact_reply first_assignment first_admin_reply first_close last_assignment last_assignment_admin_reply"
    .split(" ")
    .map((name) => `statistics.${name}_at`),
  ..."last_contact_reply last_admin_reply last_close".split(" ").map((name) => `statistics.${name}_at`),
  ..."last_closed_by_id count_reopens count_assignments count_conversation_parts"
    .split(" ")
    .map((name) => `statistics.${name}`),
];

test("the data of the seed tells conversations apart by each of the 56 documented fields", () => {
  expect(documented).toHaveLength(56);
  const same = documented.filter((name) => {
    const field = conversationFields(10)(name);
    return field === undefined || new Set(all.map((item) => String(field.get(item)))).size < 2;
  });
  expect(same).toEqual([]);
});

test("the data of the seed lets every kind of case find something", () => {
  const empty = cases().filter(([, , , expected]) => count(expected) === 0);
  expect(empty.map(([field, operator]) => `${field} ${operator}`)).toEqual([]);
});

test("groups combine as (1 or 2) and (3 or 4)", async () => {
  const leaf = (field: string, value: unknown) => ({ field, operator: "=", value });
  const or = (...value: unknown[]) => ({ operator: "OR", value });
  const query = {
    operator: "AND",
    value: [
      or(leaf("state", "open"), leaf("state", "snoozed")),
      or(leaf("read", true), leaf("source.type", "email")),
    ],
  };
  expect(await find(query)).toBe(count((c) => c.state !== "closed" && (c.read || c.source.type === "email")));
});

test("names of states of the AI agent and of priorities follow the version", async () => {
  const state = (value: string) => ({ field: "ai_agent.resolution_state", operator: "=", value });
  const escalated = count((c) => c.aiAgent?.resolutionState === "escalated");
  expect(await find(state("escalated"), "2.15")).toBe(escalated);
  expect(await find(state("escalated"), "2.14")).toBe(0);
  expect(await find(state("routed_to_team"), "2.14")).toBeGreaterThanOrEqual(escalated);
  expect(await find({ field: "priority", operator: "=", value: "urgent" }, "2.16")).toBe(
    count((c) => c.priority === "urgent"),
  );
});

test("the opening message is found by a word of its own and not by one of a later part", async () => {
  demo.control.addConversation({
    body: "<p>The <b>zebrafinch</b> sings</p>",
    parts: [{ body: "<p>quetzalbird</p>" }],
  });
  const word = (value: string) => ({ field: "source.body", operator: "=", value });
  expect(await find(word("zebrafinch"))).toBe(1);
  expect(await find(word("zebrafinch sings"))).toBe(0);
  expect(await find(word("zebra"))).toBe(0);
  expect(await find(word("quetzalbird"))).toBe(0);
});

test("custom attributes and the title are no search fields", async () => {
  for (const field of ["title", "custom_attributes.Severity", "ticket_state"]) {
    const reply = await demo.call("POST", "/conversations/search", {
      query: { field, operator: "=", value: "x" },
    });
    expect(errorOf(reply)).toEqual([400, "invalid_field", field]);
  }
});

test("a search needs a query and at most 150 a page", async () => {
  const query = { field: "created_at", operator: ">", value: 0 };
  expect(errorOf(await demo.call("POST", "/conversations/search", {}))).toEqual([
    400,
    "parameter_not_found",
    "query",
  ]);
  const reply = await demo.call("POST", "/conversations/search", { query, pagination: { per_page: 151 } });
  expect(errorOf(reply)).toEqual([400, "parameter_invalid", "per_page"]);
  expect(
    list((await demo.call("POST", "/conversations/search", { query })).body, "conversations"),
  ).toHaveLength(20);
  expect(list((await demo.call("GET", "/conversations")).body, "conversations")).toHaveLength(20);
});

test("who waits for nothing comes last, however one sorts by waiting", async () => {
  for (const order of ["ascending", "descending"]) {
    const body = {
      query: { field: "state", operator: "=", value: "open" },
      sort: { field: "waiting_since", order },
      pagination: { per_page: 150 },
    };
    const rows = list((await demo.call("POST", "/conversations/search", body)).body, "conversations");
    const waits = rows.map((row) => at(row, "waiting_since") !== null);
    expect(new Set(waits)).toEqual(new Set([true, false]));
    expect(waits.lastIndexOf(true)).toBeLessThan(waits.indexOf(false));
  }
});

test("sort orders by the field asked for and the cursor carries on from there", async () => {
  const ids: unknown[] = [];
  let startingAfter: unknown;
  do {
    const reply = await demo.call("POST", "/conversations/search", {
      query: { field: "created_at", operator: ">", value: 0 },
      sort: { field: "created_at", order: "ascending" },
      pagination: {
        per_page: 100,
        ...(startingAfter === undefined ? {} : { starting_after: startingAfter }),
      },
    });
    ids.push(...list(reply.body, "conversations").map((entry) => at(entry, "created_at")));
    startingAfter = at(reply.body, "pages.next.starting_after");
  } while (startingAfter !== undefined);
  expect(ids).toHaveLength(demo.control.store().conversations.size);
  expect(ids).toEqual([...ids].sort((a, b) => Number(a) - Number(b)));
});
