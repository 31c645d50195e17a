import { touch } from "../effects/part";
import { attachTag, detachTag, dropTag, makeTagging } from "../effects/tags";
import { DemoError, invalid, notFound } from "../errors";
import { isJson, optionalId, optionalList, requiredId } from "../json";
import type { DemoCompany, DemoContact, DemoTag, DemoTicket } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin, theContact } from "../operation";
import { taggingWire, tagWire } from "../wire/tag";

const list: Operation = {
  method: "GET",
  pattern: "/tags",
  run: (context) => ({ body: { type: "list", data: context.store.world.tags.map(tagWire) } }),
};

const theTag = (context: OperationContext, id: string, code = "not_found"): DemoTag => {
  const tag = context.store.tag(id);
  if (tag === undefined)
    throw new DemoError(404, code, code === "not_found" ? "Resource Not Found" : "Tag not found");
  return tag;
};

const get: Operation = {
  method: "GET",
  pattern: "/tags/:id",
  run: (context) => ({ body: tagWire(theTag(context, pathId(context))) }),
};

type Tagged = { tagIds: string[] };

const setTag = (thing: Tagged, tag: DemoTag, untag: boolean): void => {
  thing.tagIds = thing.tagIds.filter((id) => id !== tag.id);
  if (!untag) thing.tagIds.push(tag.id);
};

const companyOf = (context: OperationContext, given: Record<string, unknown>): DemoCompany => {
  const id = optionalId(given, "id");
  const companyId = optionalId(given, "company_id");
  const found = context.store.world.companies.find(
    (company) => company.id === id || (companyId !== undefined && company.companyId === companyId),
  );
  if (found === undefined) throw new DemoError(404, "company_not_found", "Company Not Found");
  return found;
};

/** Who is to be tagged: everybody is looked up before anybody is, so that one wrong id changes nothing. */
const targets = (
  context: OperationContext,
  key: "companies" | "users",
): { thing: Tagged; untag: boolean }[] =>
  (optionalList(context.body, key) ?? []).map((entry) => {
    if (!isJson(entry)) throw invalid("invalid tag parameters", key);
    const thing: DemoCompany | DemoContact =
      key === "companies" ? companyOf(context, entry) : theContact(context, requiredId(entry, "id"));
    return { thing, untag: entry.untag === true };
  });

/** Creates, renames (with `id`), or finds by name and applies to companies or users. */
const create: Operation = {
  method: "POST",
  pattern: "/tags",
  run: (context) => {
    const { body, store } = context;
    if (typeof body.name !== "string" || body.name.trim() === "")
      throw invalid("invalid tag parameters", "name");
    const name = body.name.trim();
    const id = optionalId(body, "id");
    const things = [...targets(context, "companies"), ...targets(context, "users")];
    const tag = id === undefined ? store.tagNamed(name) : theTag(context, id);
    if (id !== undefined) tag.name = name;
    for (const { thing, untag } of things) setTag(thing, tag, untag);
    return { body: tagWire(tag) };
  },
};

/** assumed: what depends on a tag is a segment; here none does, but a company keeps its tag from being deleted. */
const remove: Operation = {
  method: "DELETE",
  pattern: "/tags/:id",
  run: (context) => {
    const tag = theTag(context, pathId(context));
    if (context.store.world.companies.some((company) => company.tagIds.includes(tag.id)))
      throw new DemoError(400, "tag_has_dependent_objects", "Unable to delete Tag with dependent objects.");
    dropTag(context.store, tag.id);
    return { body: undefined };
  },
};

const conversationOf = (context: OperationContext) => {
  const found = context.store.conversations.get(pathId(context));
  if (found === undefined) throw notFound("Conversation not found");
  return found;
};

const attach: Operation = {
  method: "POST",
  pattern: "/conversations/:id/tags",
  run: (context) => {
    const conversation = conversationOf(context);
    const tag = theTag(context, requiredId(context.body, "id"), "tag_not_found");
    const admin = theAdmin(context, requiredId(context.body, "admin_id"));
    return { body: taggingWire(context, attachTag(context.store, conversation, admin, tag)) };
  },
};

const detach: Operation = {
  method: "DELETE",
  pattern: "/conversations/:id/tags/:tag_id",
  run: (context) => {
    const conversation = conversationOf(context);
    const tag = theTag(context, pathId(context, "tag_id"), "tag_not_found");
    const admin = theAdmin(context, requiredId(context.body, "admin_id"));
    const tagging = conversation.tags.find((entry) => entry.tagId === tag.id);
    if (tagging === undefined) throw new DemoError(404, "tag_not_found", "Tag not found");
    detachTag(context.store, conversation, admin, tag);
    return { body: taggingWire(context, tagging) };
  },
};

const ticketOf = (context: OperationContext): DemoTicket => {
  const found = context.store.tickets.get(pathId(context));
  if (found === undefined) throw new DemoError(404, "ticket_not_found", "Ticket not found");
  return found;
};

const attachToTicket: Operation = {
  method: "POST",
  pattern: "/tickets/:id/tags",
  since: 10,
  run: (context) => {
    const { store } = context;
    const ticket = ticketOf(context);
    const tag = theTag(context, requiredId(context.body, "id"), "tag_not_found");
    const admin = theAdmin(context, requiredId(context.body, "admin_id"));
    const known = ticket.tags.find((entry) => entry.tagId === tag.id);
    const tagging = known ?? makeTagging(store, admin, tag);
    if (known === undefined) ticket.tags.push(tagging);
    touch(store, ticket);
    return { body: taggingWire(context, tagging) };
  },
};

const detachFromTicket: Operation = {
  method: "DELETE",
  pattern: "/tickets/:id/tags/:tag_id",
  since: 10,
  run: (context) => {
    const ticket = ticketOf(context);
    const tag = theTag(context, pathId(context, "tag_id"), "tag_not_found");
    theAdmin(context, requiredId(context.body, "admin_id"));
    const tagging = ticket.tags.find((entry) => entry.tagId === tag.id);
    if (tagging === undefined) throw new DemoError(404, "tag_not_found", "Tag not found");
    ticket.tags = ticket.tags.filter((entry) => entry.tagId !== tag.id);
    touch(context.store, ticket);
    return { body: taggingWire(context, tagging) };
  },
};

export const tagOperations: readonly Operation[] = [
  list,
  get,
  create,
  remove,
  attach,
  detach,
  attachToTicket,
  detachFromTicket,
];
