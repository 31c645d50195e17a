import "server-only";
import type { CompanyFacts, ContactGroups } from "@/lib/api/contacts";
import { listContactCompanies, listContactSegments, listContactTags } from "@/lib/intercom/contacts";
import type { Company } from "@/lib/intercom/schema/company";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { webHref } from "@/lib/server/conversations/safe-href";
import { tolerant } from "@/lib/server/tolerant";
import { contactAge } from "./get-contact";

const companyOf = (company: Company): CompanyFacts => ({
  id: company.id,
  name: company.name || "Unnamed company",
  plan: company.plan?.name || null,
  size: company.size,
  users: company.user_count,
  monthlySpend: company.monthly_spend,
  industry: company.industry || null,
  href: webHref(company.website ?? undefined),
  lastSeenAt: company.last_request_at,
});

const cached = async <T>(ctx: Ctx, id: string, part: string, load: (signal: AbortSignal) => Promise<T>) =>
  (await ctx.cache.read(cacheKeys.contact(ctx, id, part), contactAge, load, ctx.signal)).value;

const named = ({ id, name }: { readonly id: string; readonly name: string | null }) => ({
  id,
  name: name || `Number ${id}`,
});

/** Whom a contact works for and where the workspace has put them. A part that cannot be read is named and missed, and asked for anew next time. */
export const getGroups = async (ctx: Ctx, { id }: { readonly id: string }): Promise<ContactGroups> => {
  const missing: string[] = [];
  const [companies, tags, segments] = await Promise.all([
    tolerant(
      cached(ctx, id, "companies", async (signal) =>
        (await listContactCompanies(ctx.intercom, { contactId: id }, { signal })).items.map(companyOf),
      ),
      [],
      "Companies",
      missing,
    ),
    tolerant(
      cached(ctx, id, "tags", async (signal) =>
        (await listContactTags(ctx.intercom, { contactId: id }, { signal })).items.map(named),
      ),
      [],
      "Tags",
      missing,
    ),
    tolerant(
      cached(ctx, id, "segments", async (signal) =>
        (await listContactSegments(ctx.intercom, { contactId: id }, { signal })).items.map(named),
      ),
      [],
      "Segments",
      missing,
    ),
  ]);
  return { companies, tags, segments, missing };
};
