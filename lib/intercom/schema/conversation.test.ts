import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleConversation, sampleConversationList } from "../testing/samples";
import { conversationListSchema, conversationSchema } from "./conversation";

const read = (over: Readonly<Record<string, unknown>> = {}) =>
  conversationSchema.parse({ ...sampleConversation(), ...over });

const part = (over: Readonly<Record<string, unknown>> = {}) => ({
  type: "conversation_part",
  id: "5",
  part_type: "comment",
  body: "<p>hi</p>",
  created_at: 1_734_537_511,
  ...over,
});

describe("a conversation", () => {
  it("is read from the least that makes one, with everything else empty", () => {
    expect(read()).toMatchObject({
      id: "1001",
      title: null,
      source: null,
      statistics: null,
      sla_applied: null,
      tags: [],
      contacts: [],
      teammates: [],
      custom_attributes: {},
      linked_objects: { data: [], has_more: false },
    });
  });

  it("drops what it does not know and keeps words that it does not know", () => {
    const read_ = read({ brand_new: 1, state: "parked", priority: "sky_high" });
    expect(read_).not.toHaveProperty("brand_new");
    expect(read_).toMatchObject({ state: "parked", priority: false, priority_raw: "sky_high" });
  });

  it.each([
    ["not_priority", false],
    ["priority", true],
    ["none", false],
    ["low", false],
    ["medium", false],
    ["high", true],
    ["urgent", true],
    [null, false],
    [undefined, false],
  ])("of priority %s is prioritised: %s", (priority, expected) => {
    expect(read({ priority }).priority).toBe(expected);
  });

  it.each([[0], ["0"], [""], [null], [undefined]])("assigned to %j is assigned to nobody", (id) => {
    expect(read({ admin_assignee_id: id, team_assignee_id: id })).toMatchObject({
      admin_assignee_id: null,
      team_assignee_id: null,
    });
  });

  it("has its ids as strings, however they were sent", () => {
    const ids = read({ id: 215_473_886_392_040, admin_assignee_id: 12, team_assignee_id: "5017691" });
    expect(ids).toMatchObject({
      id: "215473886392040",
      admin_assignee_id: "12",
      team_assignee_id: "5017691",
    });
  });

  it("is not read under an id that lost its last digits on the way", () => {
    const sent: unknown = JSON.parse('{"id": 90071992547409931}');
    expect(conversationSchema.safeParse({ ...sampleConversation(), ...Object(sent) }).success).toBe(false);
  });

  it.each(["teammates", "admins"])("finds its teammates under %s", (key) => {
    expect(read({ teammates: { type: "admin.list", [key]: [{ type: "admin", id: 7 }] } }).teammates).toEqual([
      { type: "admin", id: "7" },
    ]);
  });

  it("survives a rating with empty fields, an SLA without a status and half a statistic", () => {
    const read_ = read({
      conversation_rating: { rating: null, remark: null, created_at: null, contact: null, teammate: null },
      sla_applied: { sla_name: "Gold", sla_status: null },
      statistics: { last_closed_by_id: 991, count_reopens: "many" },
    });
    expect(read_.conversation_rating?.rating).toBeNull();
    expect(read_.sla_applied).toEqual({ sla_name: "Gold", sla_status: null });
    expect(read_.statistics).toMatchObject({ last_closed_by_id: "991", count_reopens: null });
  });

  it.each(["tags", "source", "statistics", "sla_applied", "ai_agent", "linked_objects", "ticket", "company"])(
    "is not lost because its %s is nonsense",
    (key) => {
      for (const nonsense of ["x", 1, [1], { id: {} }, true])
        expect(read({ [key]: nonsense }).id).toBe("1001");
    },
  );

  it.each([
    ["id", {}],
    ["id", null],
    ["created_at", "yesterday"],
    ["updated_at", null],
    ["state", 7],
    ["open", "yes"],
  ])("cannot be read with %s as %j", (key, value) => {
    expect(conversationSchema.safeParse({ ...sampleConversation(), [key]: value }).success).toBe(false);
  });

  it("keeps attributes as they came but for the one that is no attribute", () => {
    const attributes: unknown = JSON.parse(
      '{"Plan":"pro","Seats":3,"VIP":true,"none":null,"__proto__":{"isAdmin":true}}',
    );
    expect(read({ custom_attributes: attributes }).custom_attributes).toEqual({
      Plan: "pro",
      Seats: 3,
      VIP: true,
      none: null,
    });
    expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false);
  });
});

describe("the parts of a conversation", () => {
  const parts = (...list: readonly unknown[]) =>
    read({ conversation_parts: { conversation_parts: list, total_count: 700 } }).conversation_parts;

  it("are absent in lists, which is not the same as none", () => {
    expect(read({ conversation_parts: undefined }).conversation_parts).toBeNull();
    expect(parts()).toEqual({ items: [], unreadable: [], total_count: 700 });
  });

  it("of a kind never seen are read all the same", () => {
    expect(parts(part({ part_type: "quantum_leap" }))?.items[0]).toMatchObject({ part_type: "quantum_leap" });
  });

  it("tell no change of assignment from its end", () => {
    const read_ = parts(
      part({ assigned_to: null }),
      part({ assigned_to: { type: "nobody_admin", id: null } }),
    );
    expect(read_?.items.map((item) => item.assigned_to)).toEqual([null, { type: "nobody_admin", id: null }]);
  });

  it("keep attachments without a size and authors without an address", () => {
    const [item] =
      parts(
        part({
          author: { type: "bot", id: "1", name: "Fin", email: "" },
          attachments: [
            { type: "upload", name: "a.pdf", url: "https://x.test/a", width: null, height: null },
          ],
        }),
      )?.items ?? [];
    expect(item?.author?.email).toBe("");
    expect(item?.attachments).toHaveLength(1);
  });

  it("that cannot be read are kept apart with their place and id", () => {
    expect(parts(part(), part({ id: 9, created_at: "x" }), "what", part({ id: 8 }))).toMatchObject({
      items: [{ id: "5" }, { id: "8" }],
      unreadable: [
        { unreadable: true, index: 1, id: "9" },
        { unreadable: true, index: 2 },
      ],
    });
  });
});

describe("a page of conversations", () => {
  it("has its rows, the number of all and the way to the next page", () => {
    const page = conversationListSchema.parse({
      ...sampleConversationList("1", "2"),
      pages: { type: "pages", page: 1, next: { page: 2, starting_after: "WzE3" } },
      total_count: 90,
    });
    expect(page.items.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(page).toMatchObject({ unreadable: [], total_count: 90, next_cursor: "WzE3" });
  });

  it.each([
    ["without pages", undefined],
    ["with null pages", null],
    ["with a null next", { next: null }],
    ["with an address as next", { next: "https://api.intercom.io/x?page=2" }],
    ["with a next that has no cursor", { next: { page: 2 } }],
    ["with nonsense for pages", 7],
  ])("is the last %s", (_name, pages) => {
    expect(conversationListSchema.parse({ ...sampleConversationList("1"), pages }).next_cursor).toBeNull();
  });

  it("loses one row, and not itself, to a row that cannot be read", () => {
    const list = {
      conversations: [sampleConversation("1"), { id: 2, state: 5 }, null, sampleConversation("3")],
    };
    const page = conversationListSchema.parse(list);
    expect(page.items.map(({ id }) => id)).toEqual(["1", "3"]);
    expect(page.unreadable).toEqual([
      { unreadable: true, index: 1, id: "2" },
      { unreadable: true, index: 2 },
    ]);
  });

  it.each([[{}], [null], [{ conversations: {} }], [{ errors: [] }], ["x"]])("is none in %j", (answer) => {
    expect(conversationListSchema.safeParse(answer).success).toBe(false);
  });

  it("never throws and never invents rows, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constant(sampleConversation()))), (conversations) => {
        const page = conversationListSchema.parse({ conversations });
        return page.items.length + page.unreadable.length === conversations.length;
      }),
    );
  });

  it("never throws for a conversation with any one field replaced by anything", () => {
    const whole = {
      ...sampleConversation(),
      source: {},
      statistics: {},
      tags: {},
      teammates: {},
      custom_attributes: {},
    };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue(), (key, value) => {
        conversationSchema.safeParse({ ...whole, [key]: value });
      }),
    );
  });
});
