"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { Fragment } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { Skeleton } from "@/components/ui/skeleton";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import type { ContactDetail } from "@/lib/api/contacts";
import { agoSpan } from "@/lib/core/time";
import { attributeFacts } from "./attribute-words";
import { attributeRow, type Fact, Facts, Group } from "./facts";

const companyWords = (company: ContactDetail["companies"][number]): string =>
  [company.name, company.plan, company.size === null ? null : `${company.size} people`]
    .filter(Boolean)
    .join(" · ");

/** An address breaks before its domain, or at a dot, where it has to break at all. */
const Address = ({ text }: { text: string }) =>
  text.split(/(?=[@.])/).map((part, index) => (
    // The parts of one address never change their order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));

const factsOf = (contact: ContactDetail): readonly Fact[] => {
  const facts: Fact[] = [
    { label: "E-mail", value: contact.email === null ? "–" : <Address text={contact.email} /> },
  ];
  if (contact.phone) facts.push({ label: "Phone", value: contact.phone });
  if (contact.location) facts.push({ label: "Location", value: contact.location });
  if (contact.lastSeenAt !== null)
    facts.push({ label: "Last seen", value: <Time at={contact.lastSeenAt} format={agoSpan} /> });
  if (contact.signedUpAt !== null)
    facts.push({ label: "Signed up", value: <Time at={contact.signedUpAt} format={agoSpan} /> });
  if (contact.companies.length > 0) {
    facts.push({
      label: contact.companies.length === 1 ? "Company" : "Companies",
      value: contact.companies.map(companyWords).join(", "),
    });
  }
  return facts;
};

/** The rows that nearly everybody has, so that little moves when they come. */
const Loading = () => (
  <div className="mt-4 flex flex-col gap-1.5" role="status" aria-label="Loading the contact">
    {["w-4/5", "w-1/2", "w-3/5", "w-2/3", "w-1/2", "w-3/5", "w-4/5", "w-2/5"].map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
      <Skeleton key={index} className={`my-[3px] h-3 ${width}`} />
    ))}
  </div>
);

export type ContactAnswer = Pick<UseQueryResult<ContactDetail>, "data" | "isError" | "refetch">;

/** How to reach the contact, where they are, whom they work for. */
export const ContactFacts = ({ answer }: { answer: ContactAnswer }) => {
  const { data, isError, refetch } = answer;
  if (data) {
    return (
      <>
        <div className="mt-4">
          <Facts facts={factsOf(data)} />
        </div>
        {data.tags.length > 0 ? (
          <ul aria-label="Tags of the contact" className="mt-2 flex flex-wrap gap-1.5">
            {data.tags.map((tag) => (
              <li key={tag.id} className="flex min-w-0">
                <TagChip name={tag.name} />
              </li>
            ))}
          </ul>
        ) : null}
      </>
    );
  }
  if (!isError) return <Loading />;
  return (
    <p className="mt-4 text-m text-ink-2">
      The contact could not be read.{" "}
      <button
        type="button"
        className="min-h-6 text-accent underline max-md:min-h-11"
        onClick={() => void refetch()}
      >
        Try again
      </button>
    </p>
  );
};

/** What the workspace itself keeps about the contact. */
export const ContactAttributes = ({ contact }: { contact: ContactDetail }) => {
  const kinds = useWorkspace()?.attributes.contact ?? [];
  const facts = attributeFacts(contact.attributes, kinds);
  if (facts.length === 0) return null;
  return (
    <Group title="About the contact">
      <Facts facts={facts.map(attributeRow)} />
    </Group>
  );
};
