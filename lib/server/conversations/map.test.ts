import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationListSchema, conversationSchema } from "@/lib/intercom/schema/conversation";
import { createMediaLinks } from "@/lib/server/media/links";
import { mapDetail } from "./map-detail";
import { entriesOf, mapSummary, rowOf } from "./map-summary";

const links = createMediaLinks({ secret: "s".repeat(32), localOrigin: null });

const least = { id: "1", created_at: 100, updated_at: 200, state: "open" };

const part = (fields: Record<string, unknown> = {}) => ({
  id: "p1",
  part_type: "comment",
  created_at: 150,
  body: "<p>hi</p>",
  author: { type: "admin", id: 5, name: "Luis", email: "l@x.test" },
  ...fields,
});

const rich = {
  ...least,
  title: "T",
  open: true,
  read: true,
  priority: "priority",
  waiting_since: 120,
  snoozed_until: null,
  admin_assignee_id: 5,
  team_assignee_id: "7",
  tags: { tags: [{ id: 3, name: "vip" }] },
  contacts: { contacts: [{ type: "contact", id: "a".repeat(24) }] },
  teammates: { admins: [{ type: "admin", id: 5 }] },
  source: {
    type: "email",
    id: "s1",
    subject: "S",
    body: "<p>Hello <b>you</b></p>",
    author: { type: "user", id: "a".repeat(24), name: "Zoë", email: "z@x.test" },
    attachments: [
      { type: "upload", name: "a.pdf", url: "https://dl.acme.com/a.pdf", content_type: "application/pdf" },
    ],
  },
  conversation_rating: { rating: 4, remark: "ok" },
  sla_applied: { sla_name: "Gold", sla_status: "missed" },
  linked_objects: {
    data: [
      { type: "ticket", id: "9", category: "Customer" },
      { type: "conversation", id: "8" },
    ],
  },
  custom_attributes: { plan: "pro", seats: 3, vip: true, none: null, list: ["a", 1], file: { url: "x" } },
  ai_agent_participated: true,
  statistics: { time_to_admin_reply: 60, count_reopens: 1 },
  conversation_parts: {
    conversation_parts: [
      part(),
      { id: "p2", part_type: 5 },
      part({
        id: "p3",
        part_type: "assignment",
        body: null,
        assigned_to: { type: "nobody_admin", id: null },
      }),
      part({ id: "p4", part_type: "assignment", body: null, assigned_to: { type: "team", id: 7 } }),
    ],
    total_count: 900,
  },
};

const keepNames = <T>(people: T): T => people;
const detailOf = (raw: unknown) => mapDetail(conversationSchema.parse(raw), links, keepNames);

describe("a conversation of Intercom", () => {
  it("becomes ours, whole", async () => {
    const detail = await detailOf(rich);
    expect(detail).toMatchObject({
      kind: "conversation",
      title: "T",
      subject: "S",
      preview: "Hello you",
      channel: "email",
      priority: true,
      waitingSince: 120,
      assigneeId: "5",
      teamId: "7",
      contact: { kind: "contact", name: "Zoë", email: "z@x.test" },
      tags: [{ id: "3", name: "vip" }],
      sla: { name: "Gold", status: "missed" },
      tickets: [{ id: "9", category: "Customer" }],
      rating: 4,
      ratingRemark: "ok",
      aiAgent: true,
      totalParts: 900,
      teammateIds: ["5"],
      attributes: { plan: "pro", seats: 3, vip: true, none: null, list: ["a", "1"], file: '{"url":"x"}' },
      statistics: { timeToFirstReplySeconds: 60, reopens: 1, assignments: null },
    });
    expect(detail.parts.map(({ id, partType }) => [id, partType])).toEqual([
      ["s1", "source"],
      ["p1", "comment"],
      ["p2", "unreadable"],
      ["p3", "assignment"],
      ["p4", "assignment"],
    ]);
    expect(detail.parts.map(({ assignedTo }) => assignedTo)).toEqual([
      null,
      null,
      null,
      { kind: "nobody" },
      { kind: "team", id: "7" },
    ]);
    expect(detail.parts[0]?.attachments[0]).toMatchObject({ name: "a.pdf", sizeBytes: null });
    expect(detail.parts[0]?.attachments[0]?.href).toMatch(/^\/api\/media\?u=.*&name=a\.pdf&o=c1\.source$/);
  });

  it("with nothing but what it must have is shown", async () => {
    expect(await detailOf(least)).toMatchObject({
      title: null,
      subject: null,
      preview: "",
      channel: "conversation",
      assigneeId: null,
      contact: { kind: "contact", id: null },
      parts: [],
      tickets: [],
      sla: null,
      rating: null,
      statistics: null,
    });
  });

  it.each([
    [{ state: "paused", open: true }, "open"],
    [{ state: "paused", open: false }, "closed"],
    [{ state: "snoozed", open: true }, "snoozed"],
  ])("in the state %j is %s", (fields, state) => {
    expect(mapSummary(conversationSchema.parse({ ...least, ...fields })).state).toBe(state);
  });

  it("names the ticket that it is itself, once", () => {
    const linked = { data: [{ type: "ticket", id: "9", category: "Customer" }] };
    const tickets = (raw: object) => mapSummary(conversationSchema.parse({ ...least, ...raw })).tickets;
    expect(tickets({ ticket: { id: "9" }, linked_objects: linked })).toEqual([
      { id: "9", category: "Customer" },
    ]);
    expect(tickets({ ticket: { id: "9" } })).toEqual([{ id: "9", category: null }]);
  });

  it("gives an unsafe attachment no address", async () => {
    const attachments = [{ type: "upload", name: "x", url: "javascript:alert(1)", content_type: "x" }];
    const detail = await detailOf({ ...least, source: { type: "email", id: "1", attachments } });
    expect(detail.parts[0]?.attachments[0]?.href).toBeNull();
  });
});

describe("a page of them", () => {
  it("keeps unreadable ones in their place and shows one that comes twice once", () => {
    const page = conversationListSchema.parse({
      conversations: [null, least, { id: 7, state: 5 }, { ...least, id: "2" }, least, "x"],
    });
    expect(
      entriesOf(page)
        .map(rowOf)
        .map((row) => [row.kind, row.id]),
    ).toEqual([
      ["unreadable", null],
      ["conversation", "1"],
      ["unreadable", "7"],
      ["conversation", "2"],
      ["unreadable", null],
    ]);
  });
});

/** The same JSON with one value somewhere replaced. */
const mutated = (value: unknown, path: readonly number[], by: unknown): unknown => {
  const [at, ...rest] = path;
  if (at === undefined || typeof value !== "object" || value === null) return by;
  const entries = Object.entries(value);
  if (entries.length === 0) return by;
  const chosen = at % entries.length;
  const changed = entries.map(([key, inner], index) =>
    index === chosen ? ([key, mutated(inner, rest, by)] as const) : ([key, inner] as const),
  );
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
};

describe("whatever Intercom sends", () => {
  it("is refused by the schema or becomes a conversation, and never throws on the way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
        fc.oneof(fc.jsonValue(), fc.constantFrom("", "0", -1, 1e300, "<b>", [], {}, null)),
        async (path, by) => {
          const parsed = conversationSchema.safeParse(mutated(rich, path, by));
          if (!parsed.success) return;
          const detail = await mapDetail(parsed.data, links, keepNames);
          expect(["open", "snoozed", "closed"]).toContain(detail.state);
          expect(typeof detail.preview).toBe("string");
          JSON.stringify(detail);
        },
      ),
      { numRuns: 500 },
    );
  });
});
