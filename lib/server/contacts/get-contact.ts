import "server-only";
import type { ContactDetail } from "@/lib/api/contacts";
import type { ConversationSummary } from "@/lib/conversation/model";
import { getContact as askContact, listContactCompanies, listContactTags } from "@/lib/intercom/contacts";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Contact } from "@/lib/intercom/schema/contact";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { mapAttributes } from "@/lib/server/conversations/map-attributes";
import { mapSummary } from "@/lib/server/conversations/map-summary";
import { tolerant } from "@/lib/server/tolerant";

const age = { freshSeconds: 30, staleSeconds: 3600, waitWhenStale: true };
const mostEarlier = 10;

const locationOf = ({ location }: Contact): string | null =>
  [location?.city, location?.region, location?.country].filter(Boolean).join(", ") || null;

const companiesOf = async (ctx: Ctx, contactId: string, signal: AbortSignal) => {
  const { items } = await listContactCompanies(ctx.intercom, { contactId }, { signal });
  return items.map((company) => ({
    id: company.id,
    name: company.name || "Unnamed company",
    plan: company.plan?.name || null,
    size: company.size,
  }));
};

const tagsOf = async (ctx: Ctx, contactId: string, signal: AbortSignal) => {
  const { items } = await listContactTags(ctx.intercom, { contactId }, { signal });
  return items.map(({ id, name }) => ({ id, name }));
};

type Earlier = { readonly earlier: readonly ConversationSummary[]; readonly earlierTotal: number | null };

const earlierOf = async (ctx: Ctx, contactId: string, signal: AbortSignal): Promise<Earlier> => {
  const query = { field: "contact_ids", operator: "=", value: contactId } as const;
  const body = {
    query,
    pagination: { per_page: mostEarlier },
    sort: { field: "created_at", order: "descending" },
  } as const;
  const page = await searchConversations(ctx.intercom, body, { signal });
  return { earlier: page.items.map(mapSummary), earlierTotal: page.total_count };
};

const nothingEarlier: Earlier = { earlier: [], earlierTotal: null };

const load = async (ctx: Ctx, id: string, signal: AbortSignal): Promise<ContactDetail> => {
  const missing: string[] = [];
  const [contact, companies, tags, earlier] = await Promise.all([
    askContact(ctx.intercom, { contactId: id }, { signal }),
    tolerant(companiesOf(ctx, id, signal), [], "Companies", missing),
    tolerant(tagsOf(ctx, id, signal), [], "Tags", missing),
    tolerant(earlierOf(ctx, id, signal), nothingEarlier, "Earlier conversations", missing),
  ]);
  return {
    id: contact.id,
    role: contact.role ?? "user",
    name: contact.name || null,
    email: contact.email || null,
    phone: contact.phone || null,
    location: locationOf(contact),
    createdAt: contact.created_at,
    lastSeenAt: contact.last_seen_at,
    signedUpAt: contact.signed_up_at,
    companies,
    tags,
    attributes: mapAttributes(contact.custom_attributes),
    ...earlier,
    missing,
  };
};

/** `earlier` holds the conversation that one looks at as well; the screen leaves it out. @throws AppError `not_found` */
export const getContact = async (ctx: Ctx, { id }: { readonly id: string }): Promise<ContactDetail> => {
  const read = await ctx.cache.read(
    cacheKeys.contact(ctx, id),
    age,
    (signal) => load(ctx, id, signal),
    ctx.signal,
  );
  return read.value;
};
