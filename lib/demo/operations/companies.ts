import { DemoError, notFound } from "../errors";
import { type Operation, pathId } from "../operation";
import { companyWire, segmentWire } from "../wire/company";
import { contactWire } from "../wire/contact";
import { numberedPage } from "./numbered-page";

const get: Operation = {
  method: "GET",
  pattern: "/companies/:id",
  run: (context) => {
    const company = context.store.company(pathId(context));
    if (company === undefined) throw new DemoError(404, "company_not_found", "Company Not Found");
    return { body: companyWire(context, company) };
  },
};

const contacts: Operation = {
  method: "GET",
  pattern: "/companies/:id/contacts",
  run: (context) => {
    const company = context.store.company(pathId(context));
    if (company === undefined) throw new DemoError(404, "company_not_found", "Company Not Found");
    const all = [...context.store.contacts.values()].filter((contact) =>
      contact.companyIds.includes(company.id),
    );
    const page = numberedPage(context, all, `/companies/${company.id}/contacts`, 50);
    return {
      body: { type: "list", data: page.items.map((contact) => contactWire(context, contact)), ...page.wire },
    };
  },
};

const segments: Operation = {
  method: "GET",
  pattern: "/segments",
  run: (context) => {
    const counted = context.query.get("include_count") === "true";
    const { contacts: people, world } = context.store;
    return {
      body: {
        type: "segment.list",
        segments: world.segments.map((segment) => ({
          ...segmentWire(segment),
          ...(counted
            ? {
                count: [...people.values()].filter((contact) => contact.segmentIds.includes(segment.id))
                  .length,
              }
            : {}),
        })),
      },
    };
  },
};

const segment: Operation = {
  method: "GET",
  pattern: "/segments/:id",
  run: (context) => {
    const found = context.store.world.segments.find((entry) => entry.id === pathId(context));
    if (found === undefined) throw notFound();
    return { body: segmentWire(found) };
  },
};

export const companyOperations: readonly Operation[] = [get, contacts, segments, segment];
