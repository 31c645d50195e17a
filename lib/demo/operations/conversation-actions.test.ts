import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json } from "../json";
import { at, errorOf, list, partTypes, type Reply, type Running, startForTest } from "../testing/client";

let demo: Running;
let me: string;
let other: string;
let team: string;

beforeAll(async () => {
  demo = await startForTest({ conversations: 60 });
  const { world } = demo.control.store();
  me = demo.control.store().me()?.id ?? "";
  other = world.admins.find((admin) => admin.id !== me)?.id ?? "";
  team = world.teams[0]?.id ?? "";
});

afterAll(() => demo.close());

const plant = (fields: Json = {}): string => demo.control.addConversation(fields);
const manage = (id: string, body: Json): Promise<Reply> =>
  demo.call("POST", `/conversations/${id}/parts`, { admin_id: me, ...body });
const get = (id: string, version = "2.10"): Promise<Reply> =>
  demo.call("GET", `/conversations/${id}`, undefined, { version });
const stats = (reply: Reply, name: string): unknown => at(reply.body, `statistics.${name}`);

test("closing closes, stops the wait and is counted", async () => {
  const id = plant();
  const reply = await manage(id, { message_type: "close", type: "admin", body: "<p>Bye</p>" });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ state: "closed", open: false, waiting_since: null });
  expect(partTypes(reply)).toEqual(["close"]);
  expect(at(reply.body, "conversation_parts.conversation_parts.0.body")).toBe("<p>Bye</p>");
  expect(stats(reply, "last_closed_by_id")).toBe(me);
  expect(stats(reply, "count_conversation_parts")).toBe(2);
});

test("opening a closed conversation counts a reopening", async () => {
  const id = plant({ state: "closed" });
  const reply = await manage(id, { message_type: "open" });
  expect(reply.body).toMatchObject({ state: "open", open: true });
  expect(partTypes(reply)).toEqual(["open"]);
  expect(stats(reply, "count_reopens")).toBe(1);
});

test("assigning an open conversation leaves an assignment part and names the teammate by number", async () => {
  const reply = await manage(plant(), { message_type: "assignment", type: "admin", assignee_id: other });
  expect(at(reply.body, "admin_assignee_id")).toBe(Number(other));
  expect(partTypes(reply)).toEqual(["assignment"]);
  expect(at(reply.body, "conversation_parts.conversation_parts.0.assigned_to")).toEqual({
    type: "admin",
    id: other,
  });
  expect(stats(reply, "count_assignments")).toBe(1);
});

test.for([
  ["closed", "assign_and_reopen"],
  ["snoozed", "assign_and_unsnooze"],
])("assigning a %s conversation opens it by %s", async ([state, partType]) => {
  const reply = await manage(plant({ state }), {
    message_type: "assignment",
    type: "team",
    assignee_id: team,
  });
  expect(reply.body).toMatchObject({ state: "open", snoozed_until: null, team_assignee_id: Number(team) });
  expect(partTypes(reply)).toEqual([partType]);
});

test("assignee 0 takes the teammate off and keeps the team", async () => {
  const id = plant({ admin_assignee_id: other, team_assignee_id: team });
  const reply = await manage(id, { message_type: "assignment", type: "admin", assignee_id: 0 });
  expect(reply.body).toMatchObject({ admin_assignee_id: null, team_assignee_id: Number(team) });
  expect(at(list(reply.body, "conversation_parts.conversation_parts").at(-1), "assigned_to")).toEqual({
    type: "nobody_admin",
    id: null,
  });
});

test("a snoozed conversation stays open in Intercom's sense and wakes by the clock", async () => {
  const id = plant();
  const until = demo.control.now() + 3600;
  const snoozed = await manage(id, { message_type: "snoozed", snoozed_until: until });
  expect(snoozed.body).toMatchObject({ state: "snoozed", open: true, snoozed_until: until });
  demo.control.advanceClock(3500);
  expect((await get(id)).body).toMatchObject({ state: "snoozed" });
  demo.control.advanceClock(200);
  const woken = await get(id);
  expect(woken.body).toMatchObject({ state: "open", snoozed_until: null });
  expect(partTypes(woken)).toEqual(["snoozed", "timer_unsnooze"]);
});

test.for([
  [{ message_type: "close", type: "admin", admin_id: "1" }, [404, "admin_not_found", undefined]],
  [{ message_type: "close" }, [400, "parameter_not_found", "type"]],
  [{ message_type: "explode" }, [400, "parameter_invalid", "message_type"]],
  [{ message_type: "snoozed" }, [400, "parameter_not_found", "snoozed_until"]],
  [{ message_type: "snoozed", snoozed_until: 5 }, [400, "parameter_invalid", "snoozed_until"]],
  [{ message_type: "assignment", type: "admin", assignee_id: "1" }, [404, "assignee_not_found", undefined]],
  [{ message_type: "assignment", type: "admin" }, [400, "parameter_not_found", "assignee_id"]],
  [{ message_type: "assignment", type: "group", assignee_id: "1" }, [400, "parameter_invalid", "type"]],
] as const)("managing with %j is refused and changes nothing", async ([body, expected]) => {
  const id = plant();
  expect(errorOf(await manage(id, body))).toEqual(expected);
  expect(partTypes(await get(id))).toEqual([]);
});

test("a team's id as acting admin is not found", async () => {
  const reply = await demo.call("POST", `/conversations/${plant()}/parts`, {
    message_type: "open",
    admin_id: team,
  });
  expect(errorOf(reply)).toEqual([404, "admin_not_found", undefined]);
});

test("a teammate's reply ends the wait, a note does not", async () => {
  const id = plant();
  const reply = (kind: string) =>
    demo.call("POST", `/conversations/${id}/reply`, {
      message_type: kind,
      type: "admin",
      admin_id: me,
      body: "Hello",
    });
  const noted = await reply("note");
  expect(at(noted.body, "waiting_since")).not.toBeNull();
  expect(stats(noted, "first_admin_reply_at")).toBeNull();
  demo.control.advanceClock(60);
  const answered = await reply("comment");
  expect(at(answered.body, "waiting_since")).toBeNull();
  expect(stats(answered, "time_to_admin_reply")).toBeGreaterThanOrEqual(60);
  expect(stats(answered, "median_time_to_reply")).toBeGreaterThanOrEqual(60);
  expect(partTypes(answered)).toEqual(["note", "comment"]);
});

test("a customer's reply opens a closed conversation, unreads it and starts the wait", async () => {
  const id = plant({ state: "closed", read: true });
  const contact = at((await get(id)).body, "contacts.contacts.0.id");
  const reply = await demo.call("POST", `/conversations/${id}/reply`, {
    message_type: "comment",
    type: "user",
    intercom_user_id: contact,
    body: "Still broken",
  });
  expect(reply.body).toMatchObject({ state: "open", read: false });
  expect(at(reply.body, "waiting_since")).toBe(stats(reply, "last_contact_reply_at"));
  expect(partTypes(reply)).toEqual(["open"]);
  expect(stats(reply, "count_reopens")).toBe(1);
});

test("`last` answers the contact's conversation that changed last", async () => {
  const email = "last@demo.example";
  const first = plant({ contact: { email } });
  const contact = at((await get(first)).body, "contacts.contacts.0.id");
  demo.control.advanceClock(5);
  const second = plant({ contact: { id: contact } });
  const reply = await demo.call("POST", "/conversations/last/reply", {
    message_type: "comment",
    type: "user",
    email,
    body: "Me again",
  });
  expect(at(reply.body, "id")).toBe(second);
});

test.for([
  [{ message_type: "comment", type: "admin" }, [400, "parameter_not_found", "admin_id"]],
  [{ message_type: "comment", type: "user", body: "x" }, [400, "parameter_not_found", "intercom_user_id"]],
  [
    { message_type: "comment", type: "user", body: "x", email: "a@b.c", user_id: "1" },
    [400, "parameter_invalid", "email"],
  ],
  [
    { message_type: "note", type: "user", body: "x", email: "a@b.c" },
    [400, "parameter_invalid", "message_type"],
  ],
  [{ message_type: "comment", type: "user", body: "x", email: "nobody@b.c" }, [404, "not_found", undefined]],
  [
    { message_type: "quick_reply", type: "admin", admin_id: "1", body: "x" },
    [400, "parameter_invalid", "message_type"],
  ],
] as const)("replying with %j is refused", async ([body, expected]) => {
  expect(errorOf(await demo.call("POST", `/conversations/${plant()}/reply`, body))).toEqual(expected);
});

test("more than ten attachments are refused", async () => {
  const attachment_urls = Array.from({ length: 11 }, (_, n) => `https://files.example/${n}.png`);
  const body = { message_type: "comment", type: "admin", admin_id: me, body: "x", attachment_urls };
  expect(errorOf(await demo.call("POST", `/conversations/${plant()}/reply`, body))).toEqual([
    400,
    "parameter_invalid",
    "attachment_urls",
  ]);
});

test("quick replies come with 2.14 and are shown in the part's metadata", async () => {
  const reply_options = [{ text: "Yes", uuid: "a-1" }];
  const body = { message_type: "quick_reply", type: "admin", admin_id: me, reply_options };
  const reply = await demo.call("POST", `/conversations/${plant()}/reply`, body, { version: "2.14" });
  expect(at(reply.body, "conversation_parts.conversation_parts.0.metadata.quick_reply_options")).toEqual(
    reply_options,
  );
  const early = await demo.call("POST", `/conversations/${plant()}/reply`, {
    ...body,
    message_type: "comment",
    body: "x",
  });
  const recent = await get(String(at(early.body, "id")), "2.14");
  expect(at(recent.body, "conversation_parts.conversation_parts.0.metadata")).toEqual({});
});

test("a customer's reply is dated from 2.11 on, a teammate's in every version", async () => {
  const contact = demo.control.store().world.contacts[0]?.id;
  const created_at = demo.control.now() - 86_400;
  const as = {
    customer: { message_type: "comment", type: "user", intercom_user_id: contact },
    teammate: { message_type: "comment", type: "admin", admin_id: me },
  };
  const isDated = async (who: keyof typeof as, version: string): Promise<boolean> => {
    const body = { ...as[who], body: "Then", created_at };
    const reply = await demo.call("POST", `/conversations/${plant()}/reply`, body, { version });
    return at(list(reply.body, "conversation_parts.conversation_parts").at(-1), "created_at") === created_at;
  };
  expect([await isDated("customer", "2.10"), await isDated("customer", "2.11")]).toEqual([false, true]);
  expect(await isDated("teammate", "2.10")).toBe(true);
});

test("marking read and unread sets the flag and leaves the order of the list alone", async () => {
  const id = plant();
  const before = at((await get(id)).body, "updated_at");
  demo.control.advanceClock(10);
  expect((await demo.call("PUT", `/conversations/${id}`, { read: true })).body).toMatchObject({
    read: true,
    updated_at: before,
  });
  expect((await demo.call("PUT", `/conversations/${id}`, { read: false })).body).toMatchObject({
    read: false,
  });
  expect(errorOf(await demo.call("PUT", `/conversations/${id}`, { read: "yes" }))).toEqual([
    400,
    "parameter_invalid",
    "read",
  ]);
});

test("custom attributes are set all or none, by their type", async () => {
  const { world } = demo.control.store();
  const known = world.dataAttributes.filter((entry) => entry.model === "conversation" && !entry.archived);
  const choice = known.find((entry) => entry.dataType === "options");
  const id = plant();
  const put = (custom_attributes: Json) => demo.call("PUT", `/conversations/${id}`, { custom_attributes });
  const name = choice?.name ?? "";
  expect(errorOf(await put({ [name]: choice?.options[0], Nonsense: "x" }))).toEqual([
    400,
    "parameter_invalid",
    "Nonsense",
  ]);
  expect(errorOf(await put({ [name]: "not an option" }))).toEqual([400, "parameter_invalid", name]);
  expect(at((await get(id)).body, "custom_attributes")).toEqual({});
  const set = await put({ [name]: choice?.options[0] });
  expect(at(set.body, "custom_attributes")).toEqual({ [name]: choice?.options[0] });
  expect(partTypes(set)).toEqual(["conversation_attribute_updated_by_admin"]);
  expect(at((await put({ [name]: null })).body, "custom_attributes")).toEqual({});
});

test("the title is taken from 2.13 on only", async () => {
  const id = plant({ title: "Old" });
  expect(
    (await demo.call("PUT", `/conversations/${id}`, { title: "New" }, { version: "2.12" })).body,
  ).toMatchObject({ title: "Old" });
  expect(
    (await demo.call("PUT", `/conversations/${id}`, { title: "New" }, { version: "2.13" })).body,
  ).toMatchObject({ title: "New" });
});

test("tagging twice tags once, untagging what is not there is 404", async () => {
  const id = plant();
  const tag = demo.control.store().world.tags[0]?.id ?? "";
  const attach = () => demo.call("POST", `/conversations/${id}/tags`, { id: tag, admin_id: me });
  const detach = () => demo.call("DELETE", `/conversations/${id}/tags/${tag}`, { admin_id: me });
  expect((await attach()).body).toMatchObject({
    type: "tag",
    id: tag,
    applied_by: { type: "admin", id: me },
  });
  await attach();
  expect(list((await get(id)).body, "tags.tags")).toHaveLength(1);
  expect(partTypes(await get(id))).toEqual(["conversation_tags_updated"]);
  expect((await detach()).status).toBe(200);
  expect(errorOf(await detach())).toEqual([404, "tag_not_found", undefined]);
  expect(list((await get(id)).body, "tags.tags")).toEqual([]);
});

test("a tag is created once a name, renamed by id, and gone from everything when deleted", async () => {
  const create = (body: Json) => demo.call("POST", "/tags", body);
  const made = await create({ name: "Fresh" });
  const id = String(at(made.body, "id"));
  expect(at((await create({ name: "fresh" })).body, "id")).toBe(id);
  expect((await create({ name: "Renamed", id })).body).toMatchObject({ id, name: "Renamed" });
  expect(errorOf(await create({ name: "" }))).toEqual([400, "parameter_invalid", "name"]);
  expect(errorOf(await create({ name: "x", users: [{ id: "f".repeat(24) }] }))).toEqual([
    404,
    "not_found",
    undefined,
  ]);
  const conversation = plant({ tags: ["Renamed"] });
  expect((await demo.call("DELETE", `/tags/${id}`)).status).toBe(200);
  expect(list((await get(conversation)).body, "tags.tags")).toEqual([]);
  expect(errorOf(await demo.call("GET", `/tags/${id}`))).toEqual([404, "not_found", undefined]);
});

test("people join and leave, but the last one stays", async () => {
  const id = plant();
  const first = String(at((await get(id)).body, "contacts.contacts.0.id"));
  const joined = await demo.call("POST", `/conversations/${id}/customers`, {
    admin_id: me,
    customer: { email: "friend@demo.example" },
  });
  expect(list(joined.body, "customers")).toHaveLength(2);
  const leave = (contact: unknown) =>
    demo.call("DELETE", `/conversations/${id}/customers/${contact}`, { admin_id: me });
  expect(list((await leave(first)).body, "customers")).toHaveLength(1);
  expect(errorOf(await leave(at(joined.body, "customers.1.id")))).toEqual([
    422,
    "parameter_invalid",
    undefined,
  ]);
  expect(errorOf(await leave(first))).toEqual([404, "not_found", undefined]);
  expect(partTypes(await get(id))).toEqual(["participant_added", "participant_removed"]);
});

test("a redacted part and source keep their place and lose their text", async () => {
  const id = plant({
    body: "<p>my card is 4242</p>",
    parts: [{ body: "<p>and 4343</p>" }, { part_type: "open" }],
  });
  const whole = await get(id);
  const part = (n: number) => at(whole.body, `conversation_parts.conversation_parts.${n}.id`);
  const redact = (body: Json) => demo.call("POST", "/conversations/redact", { conversation_id: id, ...body });
  const done = await redact({ type: "conversation_part", conversation_part_id: part(0) });
  expect(at(done.body, "conversation_parts.conversation_parts.0")).toMatchObject({
    redacted: true,
    id: part(0),
  });
  expect(errorOf(await redact({ type: "conversation_part", conversation_part_id: part(1) }))).toEqual([
    400,
    "conversation_part_not_redactable",
    undefined,
  ]);
  expect(errorOf(await redact({ type: "conversation_part", conversation_part_id: "1" }))).toEqual([
    404,
    "conversation_part_or_message_not_found",
    undefined,
  ]);
  const source = await redact({ type: "source", source_id: at(whole.body, "source.id") });
  expect(at(source.body, "source.redacted")).toBe(true);
  expect(JSON.stringify(source.body)).not.toMatch(/4242|4343/);
  const search = await demo.call("POST", "/conversations/search", {
    query: { field: "source.body", operator: "=", value: "4242" },
  });
  expect(at(search.body, "total_count")).toBe(0);
});

test("only the 500 newest parts come, with the count of all", async () => {
  const parts = Array.from({ length: 510 }, (_, n) => ({ body: `<p>${n}</p>` }));
  const reply = await get(plant({ parts }));
  expect(at(reply.body, "conversation_parts.total_count")).toBe(510);
  expect(list(reply.body, "conversation_parts.conversation_parts")).toHaveLength(500);
  expect(at(reply.body, "conversation_parts.conversation_parts.499.body")).toBe("<p>509</p>");
});

test("plain text comes without tags", async () => {
  const id = plant({
    body: "<p>Hi &amp; <b>bye</b></p><script>alert(1)</script>",
    parts: [{ body: "<p>one<br>two</p>" }],
  });
  const reply = await demo.call("GET", `/conversations/${id}?display_as=plaintext`);
  expect(at(reply.body, "source.body")).toBe("Hi & bye");
  expect(at(reply.body, "conversation_parts.conversation_parts.0.body")).toBe("one\ntwo");
});

test("a created conversation answers as a message and can be read", async () => {
  const contact = demo.control.store().world.contacts[0]?.id;
  const made = await demo.call("POST", "/conversations", {
    from: { type: "user", id: contact },
    body: "Hello there",
  });
  expect(made.body).toMatchObject({ type: "user_message", message_type: "inapp", body: "Hello there" });
  expect((await get(String(at(made.body, "conversation_id")))).body).toMatchObject({
    state: "open",
    read: false,
    source: { body: "<p>Hello there</p>" },
  });
  const html = { from: { type: "user", id: contact }, body: "<p>Hello <b>there</b></p>" };
  const styled = await demo.call("POST", "/conversations", html);
  expect(at((await get(String(at(styled.body, "conversation_id")))).body, "source.body")).toBe(html.body);
  const stranger = { from: { type: "user", id: "f".repeat(24) }, body: "x" };
  expect(errorOf(await demo.call("POST", "/conversations", stranger))).toEqual([404, "not_found", undefined]);
  expect(errorOf(await demo.call("POST", "/conversations", { from: { type: "user", id: contact } }))).toEqual(
    [400, "parameter_not_found", "body"],
  );
});

test.for(["1", "..%2Fadmins", "%2e%2e", "abc", "215473886392040999999", "%00", "%E0%A4%A"])(
  "the conversation %s is not found",
  async (id) => {
    expect(errorOf(await demo.call("GET", `/conversations/${id}`))).toEqual([404, "not_found", undefined]);
  },
);

test("assignment rules run up to 2.11", async () => {
  const id = plant();
  const run = (version: string) =>
    demo.call("POST", `/conversations/${id}/run_assignment_rules`, undefined, { version });
  expect(partTypes(await run("2.11"))).toEqual(["default_assignment"]);
  expect(errorOf(await run("2.12"))).toEqual([400, "intercom_version_invalid", undefined]);
});

test("a deleted conversation is gone from reads, lists and searches", async () => {
  const id = plant();
  const remove = (version: string) => demo.call("DELETE", `/conversations/${id}`, undefined, { version });
  expect(errorOf(await remove("2.12"))).toEqual([400, "intercom_version_invalid", undefined]);
  expect((await remove("2.13")).body).toEqual({ id, object: "conversation", deleted: true });
  expect((await get(id)).status).toBe(404);
  const search = await demo.call("POST", "/conversations/search", {
    query: { field: "id", operator: "=", value: id },
  });
  expect(at(search.body, "total_count")).toBe(0);
  const deleted = await demo.call("GET", "/conversations/deleted", undefined, { version: "2.16" });
  expect(at(deleted.body, "conversations.0.id")).toBe(id);
});

test("the numbers of a deleted conversation are given up from 2.16 on only, where that can be asked for", async () => {
  const remove = (version: string) =>
    demo.call("DELETE", `/conversations/${plant()}?retain_metrics=false`, undefined, { version });
  await remove("2.13");
  await remove("2.16");
  const deleted = await demo.call("GET", "/conversations/deleted", undefined, { version: "2.16" });
  expect([0, 1].map((index) => at(deleted.body, `conversations.${index}.metrics_retained`))).toEqual([
    false,
    true,
  ]);
});

test("what is not there is null, as Intercom answers it: address, opening message, mark, mail and event", async () => {
  const store = demo.control.store();
  const id = plant();
  const conversation = store.conversations.get(id);
  if (conversation === undefined) throw new Error("nothing was planted");
  conversation.source = {
    ...conversation.source,
    body: "",
    author: { ...conversation.source.author, email: null },
  };
  conversation.rating = {
    rating: null,
    remark: null,
    createdAt: 1,
    requestedAt: 1,
    repliedAt: null,
    contactId: conversation.contactIds[0] ?? "",
    teammate: null,
  };
  await demo.call("POST", `/conversations/${id}/parts`, { message_type: "open", admin_id: me });
  const { body } = await get(id, "2.13");
  expect(body).toMatchObject({
    source: { body: null, author: { email: null } },
    conversation_rating: { rating: null, remark: null, created_at: 1 },
    conversation_parts: { conversation_parts: [{ email_message_metadata: null, event_details: null }] },
  });
});

test("merging closes the one and gives its people to the other", async () => {
  const [one, two] = [plant(), plant()];
  const merge = (into: unknown) =>
    demo.call(
      "POST",
      `/conversations/${one}/merge`,
      { merge_into_conversation_id: into },
      { version: "2.16" },
    );
  expect(errorOf(await merge("soon"))).toEqual([400, "parameter_invalid", "merge_into_conversation_id"]);
  expect(errorOf(await merge(5))).toEqual([422, "merge_failed", undefined]);
  expect(errorOf(await merge(Number(one)))).toEqual([422, "merge_failed", undefined]);
  const merged = await merge(Number(two));
  expect(at(merged.body, "id")).toBe(two);
  expect(list(merged.body, "contacts.contacts")).toHaveLength(2);
  expect((await get(one)).body).toMatchObject({ state: "closed" });
});
