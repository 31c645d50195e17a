"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { contactGroupsQuery } from "@/components/data/contact-query";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import type { CompanyFacts, ContactGroups } from "@/lib/api/contacts";
import { agoSpan } from "@/lib/core/time";
import { PanelFailure } from "./panel-failure";
import { PanelLines } from "./panel-lines";
import { PanelSection } from "./panel-section";
import { WebLink } from "./web-link";

const amount = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** Intercom names no currency. */
const companyWords = (company: CompanyFacts): string =>
  [
    company.plan,
    company.users === null ? null : company.users === 1 ? "1 user" : `${amount.format(company.users)} users`,
    company.size === null ? null : company.size === 1 ? "1 person" : `${amount.format(company.size)} people`,
    company.monthlySpend === null || company.monthlySpend === 0
      ? null
      : `${amount.format(company.monthlySpend)} a month`,
    company.industry,
  ]
    .filter(Boolean)
    .join(" · ");

const Company = ({ company }: { company: CompanyFacts }) => (
  <li className="mb-2 text-m last:mb-0">
    <p dir="auto" className="line-clamp-3 font-medium [overflow-wrap:anywhere]">
      {company.name}
    </p>
    <p dir="auto" className="text-ink-2 [overflow-wrap:anywhere]">
      {companyWords(company)}
    </p>
    {company.lastSeenAt === null ? null : (
      <p className="text-ink-3">
        Seen <Time at={company.lastSeenAt} format={agoSpan} />
      </p>
    )}
    {company.href === null ? null : <WebLink href={company.href} />}
  </li>
);

type Answer = Pick<UseQueryResult<ContactGroups>, "data" | "error" | "refetch">;

const missingOf = (groups: ContactGroups, ...parts: readonly string[]): readonly string[] =>
  groups.missing.filter((one) => parts.some((part) => one.startsWith(`${part}: `)));

const Missing = ({ sentences, refetch }: { sentences: readonly string[]; refetch: Answer["refetch"] }) =>
  sentences.length === 0 ? null : (
    <p role="alert" className="text-s text-warm">
      {sentences.join(" ")}{" "}
      <button
        type="button"
        className="min-h-6 text-accent underline max-md:min-h-11"
        onClick={() => void refetch()}
      >
        Try again
      </button>
    </p>
  );

/** Whom the contact works for. */
export const ContactCompanies = ({ contactId }: { readonly contactId: string }) => {
  const { data, error, refetch } = useQuery(contactGroupsQuery(contactId));
  const missing = data ? missingOf(data, "Companies") : [];
  return (
    <PanelSection
      id="companies"
      loading={data === undefined && !error}
      aside={data && data.companies.length > 1 ? data.companies.length : undefined}
    >
      {data ? (
        <>
          {data.companies.length === 0 && missing.length === 0 ? (
            <p className="text-m text-ink-3">They belong to no company.</p>
          ) : null}
          {data.companies.length === 0 ? null : (
            <ul>
              {data.companies.map((company) => (
                <Company key={company.id} company={company} />
              ))}
            </ul>
          )}
          <Missing sentences={missing} refetch={refetch} />
        </>
      ) : error ? (
        <PanelFailure what="Companies, tags and segments" error={error} onRetry={() => void refetch()} />
      ) : (
        <PanelLines key={contactId} label="Loading the companies" lines={3} />
      )}
    </PanelSection>
  );
};

const Chips = ({ label, names }: { label: string; names: ContactGroups["tags"] }) =>
  names.length === 0 ? null : (
    <div className="mb-1.5 last:mb-0">
      <p aria-hidden="true" className="mb-1 text-s text-ink-3">
        {label}
      </p>
      <ul aria-label={`${label} of the contact`} className="flex flex-wrap gap-1.5">
        {names.map(({ id, name }) => (
          <li key={id} className="flex min-w-0">
            <TagChip name={name} />
          </li>
        ))}
      </ul>
    </div>
  );

/** Where the workspace has put the contact. */
export const ContactTags = ({ contactId }: { readonly contactId: string }) => {
  const { data, error, refetch } = useQuery(contactGroupsQuery(contactId));
  const missing = data ? missingOf(data, "Tags", "Segments") : [];
  // What failed is said once, where the companies would be.
  if (error && !data) return null;
  return (
    <PanelSection id="groups" loading={data === undefined}>
      {data ? (
        <>
          {data.tags.length + data.segments.length + missing.length === 0 ? (
            <p className="text-m text-ink-3">No tags, and in no segment.</p>
          ) : null}
          <Chips label="Tags" names={data.tags} />
          <Chips label="Segments" names={data.segments} />
          <Missing sentences={missing} refetch={refetch} />
        </>
      ) : (
        <PanelLines key={contactId} label="Loading tags and segments" lines={2} />
      )}
    </PanelSection>
  );
};
