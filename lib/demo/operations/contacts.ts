import { DemoError } from "../errors";
import { optionalId, requiredText } from "../json";
import type { DemoContact, DemoNote } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin, theContact } from "../operation";
import { compileQuery } from "../search/compile";
import { contactFields } from "../search/contact-fields";
import { contactPredicate } from "../search/day";
import { byIdKey, type Page, pageOf, pagingOfBody, pagingOfQuery, sortOfBody } from "../search/page";
import { companyWire, segmentWire } from "../wire/company";
import { contactWire, noteWire } from "../wire/contact";
import { tagWire } from "../wire/tag";
import { numberedPage } from "./numbered-page";

const defaultPerPage = 50;

const sortKeys: Readonly<Record<string, (contact: DemoContact) => number>> = {
  created_at: (contact) => contact.createdAt,
  updated_at: (contact) => contact.updatedAt,
  last_seen_at: (contact) => contact.lastSeenAt ?? 0,
  id: byIdKey,
};

const listWire = (context: OperationContext, page: Page<DemoContact>) => ({
  type: "list",
  data: page.items.map((contact) => contactWire(context, contact)),
  total_count: page.totalCount,
  pages: page.pages,
});

const isLive = (contact: DemoContact): boolean => contact.mergedInto === null;

const list: Operation = {
  method: "GET",
  pattern: "/contacts",
  run: (context) => {
    const sort = { name: "created_at", descending: true, key: (c: DemoContact) => c.createdAt };
    const paging = pagingOfQuery(context.query, defaultPerPage);
    return { body: listWire(context, pageOf(context.store.contacts.values(), isLive, sort, paging)) };
  },
};

const attributeTypes = {
  string: "string",
  options: "string",
  integer: "integer",
  float: "integer",
  boolean: "boolean",
  date: "date",
  relationship: "string",
} as const;

/** `sort` is documented from 2.16 on; merged contacts are not found. */
const search: Operation = {
  method: "POST",
  pattern: "/contacts/search",
  run: (context) => {
    const { world } = context.store;
    const typeOf = (name: string) => {
      const found = world.dataAttributes.find(
        (entry) => entry.model === "contact" && entry.custom && entry.name === name,
      );
      return found === undefined ? undefined : attributeTypes[found.dataType];
    };
    const fits = compileQuery(
      context.body.query,
      contactFields(typeOf),
      contactPredicate(world.app.timezone),
    );
    const sort = sortOfBody(context.version >= 16 ? context.body : {}, sortKeys, "created_at");
    const paging = pagingOfBody(context.body, defaultPerPage);
    const page = pageOf(context.store.contacts.values(), (c) => isLive(c) && fits(c), sort, paging);
    return { body: listWire(context, page) };
  },
};

/** A merged contact is gone from 2.16 on, with a link to where it went; before, it is not found. */
const get: Operation = {
  method: "GET",
  pattern: "/contacts/:id",
  run: (context) => {
    const contact = theContact(context, pathId(context));
    if (contact.mergedInto === null) return { body: contactWire(context, contact) };
    if (context.version < 16) throw new DemoError(404, "not_found", "User Not Found");
    return {
      status: 410,
      headers: { link: `</contacts/${contact.mergedInto}>; rel="successor-version"` },
      body: {
        type: "error.list",
        request_id: null,
        errors: [{ code: "contact_merged", message: "Contact was merged" }],
      },
    };
  },
};

const byExternalId: Operation = {
  method: "GET",
  pattern: "/contacts/find_by_external_id/:external_id",
  since: 13,
  run: (context) => {
    const wanted = pathId(context, "external_id");
    for (const contact of context.store.contacts.values())
      if (contact.externalId === wanted && isLive(contact)) return { body: contactWire(context, contact) };
    throw new DemoError(404, "not_found", "User Not Found");
  },
};

const companies: Operation = {
  method: "GET",
  pattern: "/contacts/:id/companies",
  run: (context) => {
    const contact = theContact(context, pathId(context));
    const all = contact.companyIds.flatMap((id) => context.store.company(id) ?? []);
    const page = numberedPage(context, all, `/contacts/${contact.id}/companies`, 50);
    return {
      body: { type: "list", data: page.items.map((company) => companyWire(context, company)), ...page.wire },
    };
  },
};

const notes: Operation = {
  method: "GET",
  pattern: "/contacts/:id/notes",
  run: (context) => {
    const contact = theContact(context, pathId(context));
    const all = context.store.world.notes
      .filter((note) => note.contactId === contact.id)
      .sort((a, b) => b.createdAt - a.createdAt || Number(b.id) - Number(a.id));
    const page = numberedPage(context, all, `/contacts/${contact.id}/notes`, 50);
    return { body: { type: "list", data: page.items.map((note) => noteWire(context, note)), ...page.wire } };
  },
};

const addNote: Operation = {
  method: "POST",
  pattern: "/contacts/:id/notes",
  run: (context) => {
    const { store, body } = context;
    const contact = theContact(context, pathId(context));
    const text = requiredText(body, "body");
    const adminId = optionalId(body, "admin_id");
    const note: DemoNote = {
      id: store.newSmallId(),
      contactId: contact.id,
      adminId: adminId === undefined ? (store.me()?.id ?? null) : theAdmin(context, adminId).id,
      body: /<[a-z]/i.test(text) ? text : `<p>${text}</p>`,
      createdAt: store.now(),
    };
    store.world.notes.push(note);
    return { body: noteWire(context, note) };
  },
};

const segments: Operation = {
  method: "GET",
  pattern: "/contacts/:id/segments",
  run: (context) => {
    const contact = theContact(context, pathId(context));
    const data = context.store.world.segments.filter((segment) => contact.segmentIds.includes(segment.id));
    return { body: { type: "list", data: data.map(segmentWire) } };
  },
};

const tags: Operation = {
  method: "GET",
  pattern: "/contacts/:id/tags",
  run: (context) => {
    const contact = theContact(context, pathId(context));
    const data = contact.tagIds.flatMap((id) => context.store.tag(id) ?? []);
    return { body: { type: "list", data: data.map(tagWire) } };
  },
};

export const contactOperations: readonly Operation[] = [
  list,
  search,
  get,
  byExternalId,
  companies,
  notes,
  addNote,
  segments,
  tags,
];
