import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { adminListSchema, adminSchema, meSchema } from "@/lib/intercom/schema/admin";
import { articleSearchSchema } from "@/lib/intercom/schema/article";
import { companyListSchema, companySchema } from "@/lib/intercom/schema/company";
import { contactListSchema, contactSchema } from "@/lib/intercom/schema/contact";
import {
  conversationListSchema,
  conversationSchema,
  customersSchema,
  deletedSchema,
} from "@/lib/intercom/schema/conversation";
import { dataAttributeListSchema } from "@/lib/intercom/schema/data-attribute";
import { errorListSchema } from "@/lib/intercom/schema/error";
import { macroListSchema, macroSchema } from "@/lib/intercom/schema/macro";
import { noteListSchema, noteSchema } from "@/lib/intercom/schema/note";
import { ticketPartSchema } from "@/lib/intercom/schema/part";
import { segmentListSchema } from "@/lib/intercom/schema/segment";
import { tagListSchema, tagSchema } from "@/lib/intercom/schema/tag";
import { teamListSchema, teamSchema } from "@/lib/intercom/schema/team";
import { nullableTicketSchema, ticketListSchema, ticketSchema } from "@/lib/intercom/schema/ticket";
import { ticketStateListSchema } from "@/lib/intercom/schema/ticket-state";
import { ticketTypeListSchema, ticketTypeSchema } from "@/lib/intercom/schema/ticket-type";
import { describedVersions } from "./description";
import { hasDescription } from "./needs-description";
import { type OfficialExample, officialExamples } from "./official-examples";
import { validateExchange } from "./validate";

/** Which schema reads which operation's answer; ids in templates are written `{}`. */
const readers: Readonly<Record<string, z.ZodType>> = {
  "GET /me": meSchema,
  "GET /admins": adminListSchema,
  "GET /admins/{}": adminSchema,
  "PUT /admins/{}/away": adminSchema,
  "GET /teams": teamListSchema,
  "GET /teams/{}": teamSchema,
  "GET /tags": tagListSchema,
  "GET /tags/{}": tagSchema,
  "POST /tags": tagSchema,
  "GET /ticket_types": ticketTypeListSchema,
  "GET /ticket_types/{}": ticketTypeSchema,
  "GET /ticket_states": ticketStateListSchema,
  "GET /tickets/{}": ticketSchema,
  "PUT /tickets/{}": ticketSchema,
  "POST /tickets": ticketSchema,
  "POST /tickets/search": ticketListSchema,
  "POST /tickets/{}/reply": ticketPartSchema,
  "POST /tickets/{}/tags": tagSchema,
  "DELETE /tickets/{}/tags/{}": tagSchema,
  "GET /contacts/{}": contactSchema,
  "POST /contacts/search": contactListSchema,
  "GET /contacts/{}/companies": companyListSchema,
  "GET /contacts/{}/notes": noteListSchema,
  "POST /contacts/{}/notes": noteSchema,
  "GET /contacts/{}/segments": segmentListSchema,
  "GET /contacts/{}/tags": tagListSchema,
  "GET /companies/{}": companySchema,
  "GET /data_attributes": dataAttributeListSchema,
  "GET /conversations/attributes": dataAttributeListSchema,
  "GET /articles/search": articleSearchSchema,
  "GET /macros": macroListSchema,
  "GET /macros/{}": macroSchema,
  "GET /conversations": conversationListSchema,
  "POST /conversations/search": conversationListSchema,
  "GET /conversations/{}": conversationSchema,
  "PUT /conversations/{}": conversationSchema,
  "DELETE /conversations/{}": deletedSchema,
  "POST /conversations/{}/reply": conversationSchema,
  "POST /conversations/{}/parts": conversationSchema,
  "POST /conversations/{}/run_assignment_rules": conversationSchema,
  "POST /conversations/{}/merge": conversationSchema,
  "POST /conversations/redact": conversationSchema,
  "POST /conversations/{}/convert": nullableTicketSchema,
  "POST /conversations/{}/customers": customersSchema,
  "DELETE /conversations/{}/customers/{}": customersSchema,
  "POST /conversations/{}/tags": tagSchema,
  "DELETE /conversations/{}/tags/{}": tagSchema,
};

const ours =
  /^\/(me|admins|teams|tags|tickets|ticket_types|ticket_states|contacts|companies|segments|data_attributes|articles\/search|macros|conversations)(\/|$)/;

const operationOf = ({ method, template }: OfficialExample): string =>
  `${method} ${template.replaceAll(/\{\w+\}/g, "{}")}`;

const readerOf = (example: OfficialExample): z.ZodType | undefined =>
  example.status >= 400 ? errorListSchema : readers[operationOf(example)];

/** A list that lost an item was not read. */
const lostItems = (value: unknown): number =>
  typeof value === "object" && value !== null && "unreadable" in value && Array.isArray(value.unreadable)
    ? value.unreadable.length
    : 0;

const problemOf = (example: OfficialExample): readonly string[] => {
  const parsed = readerOf(example)?.safeParse(example.responseBody);
  if (parsed === undefined) return [];
  const name = `${example.version} ${operationOf(example)} ${example.status} ${example.name}`;
  if (!parsed.success)
    return [`${name}: ${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")}`];
  return lostItems(parsed.data) === 0 ? [] : [`${name}: lost items`];
};

describe("the official examples", () => {
  it.each(describedVersions)("of %s are all read by intercom/schema", (version) => {
    if (!hasDescription(`the official examples of ${version}`)) return;
    const examples = officialExamples(version).filter(
      ({ template, status }) => ours.test(template) && status > 0,
    );
    const read = examples.filter((example) => readerOf(example) !== undefined);
    expect(read.length).toBeGreaterThan(100);
    expect(read.flatMap(problemOf)).toEqual([]);
  });

  it("name every operation that intercom/schema reads, so that none goes unchecked", () => {
    if (!hasDescription("which operations have official examples")) return;
    const described = new Set(
      describedVersions.flatMap((version) => officialExamples(version).map(operationOf)),
    );
    expect(Object.keys(readers).filter((operation) => !described.has(operation))).toEqual([]);
  });

  it("of 2.10 satisfy their own description through our checker, but for nothing", () => {
    if (!hasDescription("the official examples of 2.10 against their description")) return;
    const flagged = officialExamples("2.10")
      .filter(({ template, status }) => ours.test(template) && status >= 200 && status < 300)
      .flatMap(
        (example) =>
          validateExchange(
            {
              method: example.method,
              path: example.template.replaceAll(/\{\w+\}/g, "1"),
              version: example.version,
              status: example.status,
              responseBody: example.responseBody,
            },
            { request: false, response: true },
          ) ?? [],
      );
    expect(flagged).toEqual([]);
  });
});
