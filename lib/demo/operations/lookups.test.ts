import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "../search/day";
import { at, errorOf, list, type Running, startForTest } from "../testing/client";

let demo: Running;

beforeAll(async () => {
  demo = await startForTest({ conversations: 300 });
});

afterAll(() => demo.close());

const world = () => demo.control.store().world;

test("the token's owner is the workspace's, and the three demo people are teammates", async () => {
  expect((await demo.call("GET", "/me")).body).toMatchObject({
    email: "owner@demo.test",
    app: { type: "app" },
    avatar: { type: "avatar" },
  });
  const admins = list((await demo.call("GET", "/admins")).body, "admins");
  expect(admins).toHaveLength(12);
  const emails = admins.map((admin) => at(admin, "email"));
  expect(emails).toEqual(expect.arrayContaining(["agent@demo.test", "lead@demo.test", "owner@demo.test"]));
  expect(list((await demo.call("GET", "/teams")).body, "teams")).toHaveLength(5);
});

test("a teammate's picture is an object in 2.11 alone, and a text or nothing in the other versions", async () => {
  const shapes = async (version: string) =>
    new Set(
      list((await demo.call("GET", "/admins", undefined, { version })).body, "admins").map(
        (admin) => typeof at(admin, "avatar.type"),
      ),
    );
  expect(await shapes("2.10")).toEqual(new Set(["undefined"]));
  expect(await shapes("2.11")).toEqual(new Set(["string"]));
  expect(await shapes("2.12")).toEqual(new Set(["undefined"]));
});

test.for([
  ["/admins/1", "admin_not_found"],
  ["/teams/1", "team_not_found"],
  ["/tags/1", "not_found"],
  ["/ticket_types/1", "not_found"],
  ["/tickets/1", "not_found"],
  ["/contacts/1", "not_found"],
  ["/companies/1", "company_not_found"],
  ["/segments/1", "not_found"],
  ["/contacts/1/notes", "not_found"],
  ["/nowhere", "not_found"],
] as const)("%s is a 404 %s", async ([path, code]) => {
  expect(errorOf(await demo.call("GET", path))).toEqual([404, code, undefined]);
});

test("away needs both flags, and a reason from 2.14 on", async () => {
  const id = world().admins[1]?.id;
  const put = (body: unknown, version = "2.10") => demo.call("PUT", `/admins/${id}/away`, body, { version });
  const away = { away_mode_enabled: true, away_mode_reassign: true };
  expect((await put(away)).body).toMatchObject(away);
  expect(errorOf(await put({ away_mode_enabled: true }))).toEqual([
    400,
    "parameter_not_found",
    "away_mode_reassign",
  ]);
  expect(errorOf(await put(away, "2.14"))).toEqual([
    400,
    "away_status_reason_mandatory",
    "away_status_reason_id",
  ]);
  const reason = world().awayReasons.find((entry) => !entry.deleted)?.id;
  expect((await put({ ...away, away_status_reason_id: reason }, "2.14")).body).toMatchObject({
    away_status_reason_id: reason,
  });
});

test("contacts are searched by address, role, tag and custom attribute", async () => {
  const people = [...demo.control.store().contacts.values()];
  const find = async (field: string, operator: string, value: unknown) =>
    at(
      (await demo.call("POST", "/contacts/search", { query: { field, operator, value } })).body,
      "total_count",
    );
  const known = people.find((contact) => contact.email !== null);
  expect(await find("email", "=", known?.email)).toBe(
    people.filter((contact) => contact.email === known?.email).length,
  );
  expect(await find("role", "=", "lead")).toBe(people.filter((contact) => contact.role === "lead").length);
  const tag = people.find((contact) => contact.tagIds.length > 0)?.tagIds[0] ?? "";
  expect(await find("tag_id", "=", tag)).toBe(
    people.filter((contact) => contact.tagIds.includes(tag)).length,
  );
  const refused = await demo.call("POST", "/contacts/search", {
    query: { field: "tag_id", operator: "IN", value: [tag] },
  });
  expect(errorOf(refused)).toEqual([400, "parameter_invalid", "tag_id"]);
  const unknown = await demo.call("POST", "/contacts/search", {
    query: { field: "custom_attributes.Nope", operator: "=", value: 1 },
  });
  expect(errorOf(unknown)).toEqual([400, "invalid_field", "custom_attributes.Nope"]);
});

test("contacts' dates are cut to the days of the workspace's own zone", async () => {
  const people = [...demo.control.store().contacts.values()];
  const zone = world().app.timezone;
  const when = people[5]?.createdAt ?? 0;
  const day = dayOf(when, zone);
  const find = async (operator: string) =>
    at(
      (await demo.call("POST", "/contacts/search", { query: { field: "created_at", operator, value: when } }))
        .body,
      "total_count",
    );
  expect(await find("=")).toBe(people.filter((contact) => dayOf(contact.createdAt, zone) === day).length);
  expect(await find(">")).toBe(people.filter((contact) => dayOf(contact.createdAt, zone) > day).length);
  expect(await find("<")).toBe(people.filter((contact) => dayOf(contact.createdAt, zone) < day).length);
  const refused = await demo.call("POST", "/contacts/search", {
    query: { field: "created_at", operator: ">=", value: when },
  });
  expect(errorOf(refused)).toEqual([400, "parameter_invalid", "created_at"]);
});

test("notes are listed newest first, a new one at the top", async () => {
  const id = world().contacts[0]?.id;
  const made = await demo.call("POST", `/contacts/${id}/notes`, { body: "Called back" });
  expect(made.body).toMatchObject({ type: "note", body: "<p>Called back</p>", contact: { id } });
  expect(at((await demo.call("GET", `/contacts/${id}/notes`)).body, "data.0.id")).toBe(at(made.body, "id"));
  expect(errorOf(await demo.call("POST", `/contacts/${id}/notes`, {}))).toEqual([
    400,
    "parameter_not_found",
    "body",
  ]);
});

test("a contact's companies, segments and tags are theirs", async () => {
  const contact = world().contacts.find(
    (entry) => entry.companyIds.length > 0 && entry.segmentIds.length > 0,
  );
  const read = async (kind: string) =>
    list((await demo.call("GET", `/contacts/${contact?.id}/${kind}`)).body, "data").map((entry) =>
      at(entry, "id"),
    );
  expect(await read("companies")).toEqual(contact?.companyIds);
  expect(new Set(await read("segments"))).toEqual(new Set(contact?.segmentIds));
  expect(await read("tags")).toEqual(contact?.tagIds);
});

test("a merged contact is 404 before 2.16 and 410 with a link from then on", async () => {
  const contact = world().contacts[1];
  if (contact === undefined) throw new Error("the seed has no contacts");
  contact.mergedInto = world().contacts[0]?.id ?? "";
  expect((await demo.call("GET", `/contacts/${contact.id}`)).status).toBe(404);
  const gone = await demo.call("GET", `/contacts/${contact.id}`, undefined, { version: "2.16" });
  expect(errorOf(gone)).toEqual([410, "contact_merged", undefined]);
  expect(gone.headers.get("link")).toContain(contact.mergedInto);
});

test("data attributes are listed by model, those of conversations until 2.15", async () => {
  const read = (query: string, version = "2.10") =>
    demo.call("GET", `/data_attributes${query}`, undefined, { version });
  const models = list((await read("?model=company")).body, "data").map((entry) => at(entry, "model"));
  expect(new Set(models)).toEqual(new Set(["company"]));
  expect(list((await read("?model=conversation")).body, "data").length).toBeGreaterThan(3);
  expect(errorOf(await read("?model=conversation", "2.16"))).toEqual([422, "parameter_invalid", "model"]);
  const archived = list((await read("?include_archived=true")).body, "data").length;
  expect(archived).toBeGreaterThanOrEqual(list((await read("")).body, "data").length);
});

test("articles are found by their words, with the places marked", async () => {
  const word =
    world()
      .articles.find((article) => article.state === "published")
      ?.title.split(" ")[0] ?? "";
  const reply = await demo.call(
    "GET",
    `/articles/search?phrase=${encodeURIComponent(word)}&state=published&highlight=true`,
  );
  expect(Number(at(reply.body, "total_count"))).toBeGreaterThan(0);
  expect(JSON.stringify(at(reply.body, "data.highlights"))).toContain('"highlight"');
  expect(at((await demo.call("GET", "/articles/search?phrase=zzzzqq")).body, "total_count")).toBe(0);
});

test("macros come with 2.16, in pages by cursor", async () => {
  expect(errorOf(await demo.call("GET", "/macros", undefined, { version: "2.15" }))).toEqual([
    400,
    "intercom_version_invalid",
    undefined,
  ]);
  const ids: unknown[] = [];
  let after = "";
  do {
    const reply = await demo.call("GET", `/macros?per_page=2${after}`, undefined, { version: "2.16" });
    ids.push(...list(reply.body, "data").map((macro) => at(macro, "id")));
    const next = at(reply.body, "pages.next.starting_after");
    after = next === undefined ? "" : `&starting_after=${next}`;
  } while (after !== "");
  expect(new Set(ids).size).toBe(world().macros.length);
  const wrong = await demo.call("GET", "/macros?updated_since=soon", undefined, { version: "2.16" });
  expect(errorOf(wrong)).toEqual([400, "parameter_invalid", "updated_since"]);
});

test("a team's metrics count what its people hold", async () => {
  const reply = await demo.call("GET", `/teams/${world().teams[0]?.id}/metrics`, undefined, {
    version: "2.16",
  });
  const open = list(reply.body, "data").reduce<number>((sum, entry) => sum + Number(at(entry, "open")), 0);
  const members = new Set(world().teams[0]?.adminIds);
  const held = [...demo.control.store().conversations.values()].filter(
    (conversation) => conversation.state === "open" && members.has(conversation.adminAssigneeId ?? ""),
  );
  expect(open).toBe(held.length);
});
