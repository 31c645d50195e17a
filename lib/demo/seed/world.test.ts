import { describe, expect, it } from "vitest";
import type { DemoConversation, DemoPart, DemoWorld } from "../model";
import { tagNames } from "./workspace";
import { makeWorld } from "./world";

const now = 1_795_234_000;
const hour = 3_600;
const day = 86_400;
const agent = "6120401";

const world = makeWorld({ seed: 1, conversations: 2_000, now });
const parts = new Map(
  world.conversations.map((conversation) => [conversation.id, world.partsOf(conversation)]),
);
const partsOf = (conversation: DemoConversation): DemoPart[] => parts.get(conversation.id) ?? [];
const allParts = [...parts.values()].flat();

const count = <T>(values: readonly T[]): Map<T, number> => {
  const out = new Map<T, number>();
  for (const value of values) out.set(value, (out.get(value) ?? 0) + 1);
  return out;
};

/** Ids of what breaks a law; a test shows them all at once. */
const breakers = (law: (conversation: DemoConversation, own: DemoPart[]) => boolean): string[] =>
  world.conversations
    .filter((conversation) => !law(conversation, partsOf(conversation)))
    .map((conversation) => `${conversation.id} ${conversation.state}`);

const isMessage = (part: DemoPart): boolean =>
  part.body !== null &&
  (part.author.type === "admin"
    ? part.partType !== "note" && !part.partType.startsWith("note_") && part.partType !== "call_summary"
    : part.author.type === "user" || part.author.type === "lead");

const lastSpeaker = (
  conversation: DemoConversation,
  own: DemoPart[],
): "customer" | "teammate" | "machine" => {
  const author = own.findLast(isMessage)?.author.type ?? conversation.source.author.type;
  if (author === "admin") return "teammate";
  return author === "bot" ? "machine" : "customer";
};

const stripped = ({ partsOf: _, liveMessage: __, ...data }: DemoWorld) => data;

describe("the same numbers make the same world", () => {
  it("gives equal worlds, parts and live messages for the same seed", () => {
    const again = makeWorld({ seed: 1, conversations: 120, now });
    const once = makeWorld({ seed: 1, conversations: 120, now });
    expect(stripped(again)).toEqual(stripped(once));
    const bodies = (w: DemoWorld) =>
      w.conversations.map((c) => [c.source.body, c.source.attachments, w.partsOf(c)]);
    expect(bodies(again)).toEqual(bodies(once));
    expect(again.liveMessage(3)).toEqual(once.liveMessage(3));
  });

  it("gives other people and texts for another seed", () => {
    const other = makeWorld({ seed: 2, conversations: 120, now });
    const one = makeWorld({ seed: 1, conversations: 120, now });
    expect(other.conversations.map((c) => c.source.text)).not.toEqual(
      one.conversations.map((c) => c.source.text),
    );
    expect(other.contacts.map((c) => c.name)).not.toEqual(one.contacts.map((c) => c.name));
  });

  it("gives the same parts in whatever order they are asked for", () => {
    const some = world.conversations.slice(0, 60);
    const backwards = [...some].reverse().map((conversation) => world.partsOf(conversation));
    expect(backwards.reverse()).toEqual(some.map(partsOf));
  });

  it("knows no parts of a conversation that it did not make", () => {
    const [first] = world.conversations;
    expect(first && world.partsOf({ ...first, id: "1" })).toEqual([]);
  });

  it.each([0, 1, 2, 7, 45])("can be as small as %i conversations", (conversations) => {
    const small = makeWorld({ seed: 5, conversations, now });
    expect(small.conversations).toHaveLength(conversations);
    for (const conversation of small.conversations)
      expect(small.partsOf(conversation)).toHaveLength(conversation.statistics.countConversationParts - 1);
  });

  it("makes fifty thousand conversations", () => {
    const large = makeWorld({ seed: 3, conversations: 50_000, now });
    expect(large.conversations).toHaveLength(50_000);
    expect(new Set(large.conversations.map((c) => c.id)).size).toBe(50_000);
  }, 120_000);
});

describe("the first impression", () => {
  const open = world.conversations.filter((c) => c.state === "open");
  const waits = (list: DemoConversation[]): number[] =>
    list.flatMap((c) => (c.waitingSince === null ? [] : [now - c.waitingSince]));

  it("leaves most of the past closed and a few hundred open", () => {
    expect(open.length).toBeGreaterThanOrEqual(250);
    expect(open.length).toBeLessThanOrEqual(400);
    const snoozed = world.conversations.filter((c) => c.state === "snoozed").length;
    expect(snoozed).toBeGreaterThanOrEqual(30);
    expect(snoozed).toBeLessThanOrEqual(50);
  });

  it("gives the agent work, and unassigned ones that wait from minutes to hours", () => {
    const mine = open.filter((c) => c.adminAssigneeId === agent);
    expect(mine.length).toBeGreaterThanOrEqual(12);
    expect(mine.length).toBeLessThanOrEqual(25);
    const unassigned = open.filter((c) => c.adminAssigneeId === null);
    expect(unassigned.length).toBeGreaterThanOrEqual(30);
    expect(unassigned.length).toBeLessThanOrEqual(60);
    const late = waits(unassigned).filter((wait) => wait > 12 * hour);
    expect(late.length).toBeLessThanOrEqual(8);
    expect(waits(unassigned).filter((wait) => wait < hour).length).toBeGreaterThan(10);
    expect(waits(unassigned).filter((wait) => wait > 2 * hour).length).toBeGreaterThan(4);
  });

  it("has closed some today, gives every team work, and shows unread ones", () => {
    const today = world.conversations.filter(
      (c) => c.state === "closed" && (c.statistics.lastCloseAt ?? 0) > now - day,
    );
    expect(today.length).toBeGreaterThan(40);
    for (const team of world.teams)
      expect(open.filter((c) => c.teamAssigneeId === team.id).length).toBeGreaterThan(3);
    expect(open.filter((c) => !c.read).length).toBeGreaterThan(50);
    expect(
      world.conversations.filter((c) => c.snoozedUntil !== null && c.snoozedUntil < now + hour).length,
    ).toBeGreaterThan(2);
  });

  it("was not changed everywhere in the same second just now", () => {
    const newest = world.conversations.map((c) => c.updatedAt).sort((a, b) => b - a);
    expect(Math.max(...count(newest.slice(0, 100)).values())).toBeLessThanOrEqual(3);
    expect(newest[0]).toBeGreaterThan(now - 10 * 60);
  });

  it("repeats no subject often in the queue", () => {
    const subjects = open
      .map((c) => c.source.subject || c.title)
      .filter((subject) => subject !== null && subject !== "");
    expect(Math.max(...count(subjects).values())).toBeLessThanOrEqual(5);
    expect(new Set(open.map((c) => c.source.text)).size).toBeGreaterThan(open.length * 0.97);
  });
});

describe("every kind is there", () => {
  it("uses every channel and way of delivery", () => {
    const types = [
      "conversation",
      "email",
      "facebook",
      "instagram",
      "phone_call",
      "phone_switch",
      "push",
      "sms",
      "twitter",
      "whatsapp",
    ];
    expect([...count(world.conversations.map((c) => c.source.type)).keys()].sort()).toEqual(types);
    expect(new Set(world.conversations.map((c) => c.source.deliveredAs)).size).toBe(4);
  });

  it("shows every kind of event at least five times", () => {
    const kinds = [
      "comment",
      "note",
      "close",
      "open",
      "snoozed",
      "assignment",
      "assign_and_reopen",
      "default_assignment",
      "quick_reply",
      "language_detection_details",
      "conversation_attribute_updated_by_admin",
      "custom_action_started",
      "custom_action_finished",
      "merged_primary_conversation",
      "call_summary",
      "note_and_reopen",
      "note_and_unsnooze",
      "assign_and_unsnooze",
      "workflow_assignment",
      "away_mode_assignment",
      "participant_added",
      "participant_removed",
      "conversation_rating_changed",
      "conversation_rating_remark_added",
      "unsnoozed",
      "timer_unsnooze",
      "conversation_attribute_updated_by_user",
      "conversation_attribute_updated_by_workflow",
      "conversation_sla_applied_by_rule",
      "conversation_sla_applied_by_workflow",
      "conversation_sla_removed",
      "conversation_sla_target_missed",
      "conversation_sla_paused",
      "conversation_sla_unpaused",
      "user_became_idle",
      "priority_changed",
      "priority_changed_by_rule",
      "resolution_bot_found_no_answer",
      "conversation_tags_updated",
      "attribute_collector",
      "attribute_collected",
      "operator_workflow_event",
      "message_strategy_assignment",
      "fin_guidance_applied",
      "company_updated",
      "participant",
      "channel_and_reply_time_expectation",
      "balanced_assignment",
    ];
    const found = count(allParts.map((part) => part.partType));
    expect(kinds.filter((kind) => (found.get(kind) ?? 0) < 5)).toEqual([]);
    const ticketKinds = count(world.tickets.flatMap((ticket) => ticket.parts.map((part) => part.partType)));
    expect([...ticketKinds.keys()].sort()).toEqual([
      "assignment",
      "comment",
      "note",
      "ticket_attribute_updated_by_admin",
      "ticket_state_updated_by_admin",
    ]);
  });

  it("has very long threads", () => {
    const lengths = world.conversations.map((c) => partsOf(c).length);
    expect(lengths.filter((length) => length > 500).length).toBeGreaterThanOrEqual(2);
    expect(lengths.filter((length) => length > 100).length).toBeGreaterThanOrEqual(6);
  });

  it("has SLAs, ratings, priorities, machines and attributes in all their states", () => {
    const { conversations } = world;
    expect([...new Set(conversations.flatMap((c) => (c.sla === null ? [] : [c.sla.status])))].sort()).toEqual(
      ["active", "cancelled", "hit", "missed"],
    );
    expect(conversations.some((c) => c.rating !== null && c.rating.rating === null)).toBe(true);
    expect(conversations.filter((c) => (c.rating?.remark ?? null) !== null).length).toBeGreaterThan(20);
    expect(new Set(conversations.map((c) => c.priority)).size).toBe(5);
    expect(new Set(conversations.map((c) => c.aiAgent?.resolutionState)).size).toBeGreaterThanOrEqual(6);
    expect(allParts.some((part) => part.fromAiAgent && part.isAiAnswer)).toBe(true);
    const agents = conversations.flatMap((c) => c.aiAgent ?? []);
    expect(new Set(agents.map((agent) => agent.lastAnswerType)).size).toBe(2);
    expect(new Set(agents.map((agent) => agent.rating))).toEqual(new Set([null, 1, 2, 3, 4, 5]));
    expect(new Set(agents.map((agent) => agent.ratingRemark)).size).toBeGreaterThan(4);
    expect(conversations.some((c) => c.source.type === "phone_call" && c.source.body === "")).toBe(true);
    const kinds = new Set(
      conversations.flatMap((c) =>
        Object.values(c.customAttributes).map((v) =>
          Array.isArray(v) ? "list" : Number.isInteger(v) ? "integer" : typeof v,
        ),
      ),
    );
    expect([...kinds].sort()).toEqual(["boolean", "integer", "list", "number", "string"]);
  });

  it("has heavy mail, attachments of each kind and inline images of three kinds", () => {
    const html = [
      ...allParts.map((part) => part.body ?? ""),
      ...world.conversations.map((c) => c.source.body),
    ].join("\n");
    for (const piece of [
      "cid:",
      "data:image/png;base64",
      'src="http://track.',
      'src="https://track.',
      "demo-file://f-",
      "<style>",
      "gmail_quote",
      "<code>",
      "<ol>",
      "MsoNormal",
    ])
      expect(html.includes(piece), piece).toBe(true);
    const heavy = world.conversations.filter((c) => c.source.body.includes("LsdException"));
    expect(heavy.length).toBeGreaterThan(10);
    expect(heavy.length).toBeLessThan(60);
    expect(Math.min(...heavy.map((c) => c.source.body.length))).toBeGreaterThan(40_000);
    expect(heavy.filter((c) => /mso|LsdException/i.test(c.source.text)).map((c) => c.id)).toEqual([]);
    const types = new Set(
      [
        ...world.conversations.flatMap((c) => c.source.attachments),
        ...allParts.flatMap((part) => part.attachments),
      ].map((file) => file.contentType),
    );
    expect([...types].sort()).toEqual(["application/pdf", "image/png", "text/csv", "text/plain"]);
  });

  it("has hostile people and bodies, and people without name, mail or anything", () => {
    const bodies = world.conversations.map((c) => c.source.body).join("\n");
    for (const piece of [
      "<script>",
      "<svg onload",
      "javascript:",
      "<form",
      "<iframe",
      "<base",
      "getElementById",
      "@import",
      "\u202e",
    ])
      expect(bodies.includes(piece), piece).toBe(true);
    expect(world.conversations.some((c) => c.source.body.length > 100_000)).toBe(true);
    const names = world.contacts.map((c) => c.name ?? "");
    for (const piece of ["<img src=x", "DROP TABLE", "=HYPERLINK", "\u200b", "A".repeat(200), "👩‍💻"])
      expect(
        names.some((name) => name.includes(piece)),
        piece,
      ).toBe(true);
    expect(world.contacts.some((c) => c.name === null && c.email !== null)).toBe(true);
    expect(world.contacts.some((c) => c.name === null && c.email === null && c.phone !== null)).toBe(true);
    expect(
      world.contacts.some(
        (c) => c.role === "lead" && c.name === null && c.email === null && c.phone === null,
      ),
    ).toBe(true);
  });

  it("writes in many scripts", () => {
    const texts = world.conversations.map((c) => c.source.text).join("\n");
    for (const script of [
      "Latin",
      "Greek",
      "Cyrillic",
      "Arabic",
      "Hebrew",
      "Devanagari",
      "Bengali",
      "Thai",
      "Han",
      "Hiragana",
      "Hangul",
    ])
      expect(new RegExp(`\\p{Script=${script}}`, "u").test(texts), script).toBe(true);
  });

  it("has the teammates, teams, types and texts of a whole workspace", () => {
    expect(world.admins).toHaveLength(12);
    expect(world.teams).toHaveLength(5);
    for (const name of ["agent", "lead", "owner"])
      expect(world.admins.some((a) => a.email === `${name}@demo.test`)).toBe(true);
    expect(world.admins.filter((a) => a.awayModeEnabled)).toHaveLength(1);
    expect(world.admins.filter((a) => !a.hasInboxSeat)).toHaveLength(1);
    expect(world.tags).toHaveLength(tagNames.length);
    expect(world.companies.length).toBeGreaterThanOrEqual(40);
    expect(world.ticketTypes).toHaveLength(6);
    expect(new Set(world.ticketTypes.map((type) => type.category)).size).toBe(3);
    const attributes = world.ticketTypes.flatMap((type) => type.attributes);
    expect(new Set(attributes.map((a) => a.dataType)).size).toBe(7);
    expect(
      attributes.some((a) => a.multiline) && attributes.some((a) => a.requiredToCreate && !a.isDefault),
    ).toBe(true);
    expect(new Set(world.dataAttributes.map((a) => `${a.model} ${a.dataType}`)).size).toBe(19);
    expect(world.macros).toHaveLength(13);
    expect(world.macros.filter((macro) => macro.body === null)).toHaveLength(1);
    // What is left open is written in two ways, as in Intercom.
    const open = world.macros.filter(({ bodyText }) => bodyText?.includes("{{"));
    expect(open.length).toBeGreaterThan(4);
    for (const { body, bodyText } of open) {
      expect(body).not.toContain("{{");
      expect(body?.match(/<attribute key="[\w.]+"(?: default="[^"<>]+")?\/>/g)).toHaveLength(
        bodyText?.match(/\{\{/g)?.length ?? 0,
      );
    }
    expect(world.articles.length).toBeGreaterThanOrEqual(20);
    expect(world.conversations.filter((c) => c.ticketId !== null).length).toBe(100);
    expect(world.tickets.length).toBeGreaterThan(120);
  });
});

describe("what refers to something refers to something that is there", () => {
  const ids = (list: readonly { id: string }[]): Set<string> => new Set(list.map((item) => item.id));
  const admins = ids(world.admins);
  const teams = ids(world.teams);
  const contacts = ids(world.contacts);
  const companies = ids(world.companies);
  const tickets = ids(world.tickets);
  const conversations = ids(world.conversations);
  const tags = ids(world.tags);
  const known = (set: Set<string>, id: string | null): boolean => id === null || set.has(id);

  it("holds for conversations and their parts", () => {
    expect(
      breakers(
        (c, own) =>
          known(admins, c.adminAssigneeId) &&
          known(teams, c.teamAssigneeId) &&
          known(companies, c.companyId) &&
          known(tickets, c.ticketId) &&
          c.contactIds.length > 0 &&
          c.contactIds.every((id) => contacts.has(id)) &&
          c.teammateIds.every((id) => admins.has(id)) &&
          c.tags.every((tag) => tags.has(tag.tagId)) &&
          own.every((part) => part.author.type !== "admin" || admins.has(part.author.id)),
      ),
    ).toEqual([]);
  });

  it("holds for tickets, contacts, notes, teams and articles", () => {
    const states = ids(world.ticketStates);
    for (const ticket of world.tickets) {
      const type = world.ticketTypes.find((candidate) => candidate.id === ticket.ticketTypeId);
      expect(type).toBeDefined();
      expect(states.has(ticket.stateId) && known(states, ticket.previousStateId)).toBe(true);
      expect(ticket.conversationIds.every((id) => conversations.has(id))).toBe(true);
      expect(ticket.contactIds.every((id) => contacts.has(id))).toBe(true);
      const names = type?.attributes.map((a) => a.name) ?? [];
      expect(Object.keys(ticket.attributes).filter((name) => !names.includes(name))).toEqual([]);
      const missing = type?.attributes.filter(
        (a) => a.requiredToCreate && ticket.attributes[a.name] === undefined,
      );
      expect(missing).toEqual([]);
      for (const a of type?.attributes ?? [])
        if (a.dataType === "list" && ticket.attributes[a.name] !== undefined)
          expect(a.listItems.map((item) => item.id)).toContain(ticket.attributes[a.name]);
    }
    const segments = ids(world.segments);
    expect(
      world.contacts.every(
        (c) =>
          c.companyIds.every((id) => companies.has(id)) &&
          c.segmentIds.every((id) => segments.has(id)) &&
          known(admins, c.ownerId),
      ),
    ).toBe(true);
    expect(world.notes.every((note) => contacts.has(note.contactId) && known(admins, note.adminId))).toBe(
      true,
    );
    expect(world.teams.every((team) => team.adminIds.every((id) => admins.has(id)))).toBe(true);
    expect(world.articles.every((article) => admins.has(article.authorId))).toBe(true);
    expect(contacts.has(world.liveMessage(12).contactId)).toBe(true);
  });

  it("never gives the same id twice, and each in its shape", () => {
    const shared = [...conversations, ...tickets];
    expect(new Set(shared).size).toBe(world.conversations.length + world.tickets.length);
    expect(shared.every((id) => /^\d{1,15}$/.test(id))).toBe(true);
    const partIds = [...allParts, ...world.tickets.flatMap((ticket) => ticket.parts)].map((part) => part.id);
    expect(new Set([...partIds, ...world.conversations.map((c) => c.source.id)]).size).toBe(
      partIds.length + world.conversations.length,
    );
    expect([...contacts, ...companies].every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
    expect(contacts.size).toBe(world.contacts.length);
  });
});

describe("laws of every conversation", () => {
  it("has its parts in the order of time, none before the start or after now, the last one at updatedAt", () => {
    expect(
      breakers((c, own) => {
        const times = [c.createdAt, ...own.map((part) => part.createdAt)];
        return (
          times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0)) &&
          times.at(-1) === c.updatedAt &&
          c.updatedAt <= now
        );
      }),
    ).toEqual([]);
    expect(breakers((c) => c.createdAt >= now - 60 * day)).toEqual([]);
  });

  it("counts its parts and the opening message", () => {
    expect(breakers((c, own) => c.statistics.countConversationParts === own.length + 1)).toEqual([]);
  });

  it("waits exactly when it is not closed and the customer spoke last", () => {
    expect(
      breakers(
        (c, own) =>
          (c.waitingSince !== null) === (c.state !== "closed" && lastSpeaker(c, own) === "customer"),
      ),
    ).toEqual([]);
    expect(
      breakers((c) => c.waitingSince === null || (c.waitingSince >= c.createdAt && c.waitingSince <= now)),
    ).toEqual([]);
  });

  it("is snoozed exactly until some moment to come", () => {
    expect(breakers((c) => (c.state === "snoozed") === (c.snoozedUntil !== null))).toEqual([]);
    expect(breakers((c) => c.snoozedUntil === null || c.snoozedUntil > now)).toEqual([]);
  });

  it("knows when it was closed if it is closed, and how often it was opened again", () => {
    expect(
      breakers(
        (c) =>
          c.state !== "closed" ||
          (c.statistics.lastCloseAt !== null &&
            c.statistics.timeToLastClose === c.statistics.lastCloseAt - c.createdAt),
      ),
    ).toEqual([]);
    expect(
      breakers(
        (c, own) => (c.statistics.firstCloseAt !== null) === own.some((part) => part.partType === "close"),
      ),
    ).toEqual([]);
    expect(
      breakers(
        (c, own) =>
          c.statistics.countReopens ===
          own.filter((part, i) => part.state === "open" && own[i - 1]?.state === "closed").length,
      ),
    ).toEqual([]);
  });

  it("has statistics that follow from its parts", () => {
    const replies = (own: DemoPart[], who: "admin" | "customer") =>
      own.filter((part) => isMessage(part) && (part.author.type === "admin") === (who === "admin"));
    expect(
      breakers(
        (c, own) => c.statistics.lastAdminReplyAt === (replies(own, "admin").at(-1)?.createdAt ?? null),
      ),
    ).toEqual([]);
    expect(
      breakers((c, own) => c.statistics.firstAdminReplyAt === (replies(own, "admin")[0]?.createdAt ?? null)),
    ).toEqual([]);
    expect(
      breakers(
        (c, own) => c.statistics.countAssignments === own.filter((part) => part.assignedTo !== null).length,
      ),
    ).toEqual([]);
    expect(
      breakers(
        (c, own) =>
          c.adminAssigneeId ===
          (own.findLast((part) => part.assignedTo?.type === "admin")?.assignedTo?.id ?? null),
      ),
    ).toEqual([]);
    expect(breakers((c, own) => c.state === (own.at(-1)?.state ?? "open"))).toEqual([]);
  });

  it("is written by its own contact, who is older than it", () => {
    const byId = new Map(world.contacts.map((contact) => [contact.id, contact]));
    expect(breakers((c) => (byId.get(c.contactIds[0] ?? "")?.createdAt ?? now) < c.createdAt)).toEqual([]);
    expect(
      breakers(
        (c) =>
          c.source.author.type === "admin" ||
          c.source.author.type === "bot" ||
          c.source.author.id === c.contactIds[0],
      ),
    ).toEqual([]);
    expect(
      breakers(
        (c) => (c.source.deliveredAs === "customer_initiated") === (c.source.author.id === c.contactIds[0]),
      ),
    ).toEqual([]);
  });

  it("keeps what was set on an opening message, as a redaction does", () => {
    const copy = makeWorld({ seed: 1, conversations: 1, now });
    const [conversation] = copy.conversations;
    if (conversation === undefined) throw new Error("a conversation is missing");
    conversation.source.body = "";
    conversation.source.attachments = [];
    expect({ ...conversation.source }).toMatchObject({ body: "", attachments: [] });
  });

  it("fills every word in braces", () => {
    const left = /\{(?:name|agent|company|amount|invoice|order|month|weekday|count|article|plan|role)\}/;
    expect(
      breakers(
        (c, own) =>
          !left.test(c.source.text + c.source.subject) && own.every((part) => !left.test(part.body ?? "")),
      ),
    ).toEqual([]);
  });
});
