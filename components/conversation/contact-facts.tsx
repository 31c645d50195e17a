"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { contactQuery } from "@/components/data/contact-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Time } from "@/components/ui/time";
import type { ContactDetail } from "@/lib/api/contacts";
import { agoSpan } from "@/lib/core/time";
import { attributeFacts } from "./attribute-words";
import { type ContactField, contactFields, languageName, roleName, warningsOf } from "./contact-words";
import { CopyValue } from "./copy-value";
import { attributeRow, BrokenAddress, type Fact, Facts } from "./facts";
import { LocalTime } from "./local-time";
import { PanelFailure } from "./panel-failure";
import { PanelLines } from "./panel-lines";
import { PanelSection } from "./panel-section";
import { useShownFields } from "./use-shown-fields";
import { WebLink } from "./web-link";

const ago = (at: number | null): ReactNode => (at === null ? null : <Time at={at} format={agoSpan} />);

const placeOf = ({ location, timeZone }: ContactDetail): ReactNode =>
  location === null ? null : (
    <>
      {location}
      {timeZone === null ? null : (
        <>
          {" · "}
          <LocalTime timeZone={timeZone} />
        </>
      )}
    </>
  );

const profilesOf = ({ profiles }: ContactDetail): ReactNode =>
  profiles.length === 0
    ? null
    : profiles.map(({ name, href }) => (
        <span key={href} className="block">
          <WebLink href={href}>{name}</WebLink>
        </span>
      ));

const shownValue = (field: ContactField, contact: ContactDetail, owner: string | null): ReactNode => {
  switch (field) {
    case "email":
      return contact.email === null ? (
        "–"
      ) : (
        <CopyValue text={contact.email} what="E-mail address">
          <BrokenAddress text={contact.email} />
        </CopyValue>
      );
    case "phone":
      return contact.phone && <CopyValue text={contact.phone} what="Phone number" />;
    case "location":
      return placeOf(contact);
    case "role":
      return roleName(contact.role);
    case "external":
      return contact.externalId && <CopyValue text={contact.externalId} what="External id" />;
    case "owner":
      return owner;
    case "language":
      return contact.language && languageName(contact.language);
    case "system":
      return [contact.browser, contact.os].filter(Boolean).join(", ") || null;
    case "seen":
      return ago(contact.lastSeenAt);
    case "signed":
      return ago(contact.signedUpAt);
    case "contacted":
      return ago(contact.lastContactedAt);
    case "replied":
      return ago(contact.lastRepliedAt);
    case "profiles":
      return profilesOf(contact);
  }
};

const ContactBody = ({ contact }: { contact: ContactDetail }) => {
  const teammates = useWorkspace()?.teammates ?? [];
  const fields = useShownFields("contact", contactFields);
  const owner =
    contact.ownerId === null
      ? null
      : (teammates.find(({ id }) => id === contact.ownerId)?.name ?? `Teammate ${contact.ownerId}`);
  const facts = fields.flatMap(({ id, title }): Fact[] => {
    const value = shownValue(id, contact, owner);
    return value === null || value === "" ? [] : [{ id, label: title, value }];
  });
  const warnings = warningsOf(contact);
  return (
    <>
      <Facts facts={facts} />
      {contact.stale ? (
        <p role="status" className="mt-2 text-s text-warm">
          Intercom cannot be asked just now. This is from{" "}
          <Time at={Math.floor(contact.fetchedAtMs / 1000)} format={agoSpan} />.
        </p>
      ) : null}
      {warnings.length > 0 ? <p className="mt-2 text-s text-warm">{warnings.join(" ")}</p> : null}
    </>
  );
};

/** How to reach the contact, where they are, since when they are known. */
export const ContactFacts = ({ contactId }: { readonly contactId: string }) => {
  const { data, error, refetch } = useQuery(contactQuery(contactId));
  return (
    <PanelSection id="contact" loading={data === undefined && !error}>
      {data ? (
        <ContactBody contact={data} />
      ) : error ? (
        <PanelFailure what="The contact" error={error} onRetry={() => void refetch()} />
      ) : (
        <PanelLines key={contactId} label="Loading the contact" lines={8} />
      )}
    </PanelSection>
  );
};

/** What the workspace itself keeps about the contact. */
export const ContactAttributes = ({ contactId }: { readonly contactId: string }) => {
  const { data } = useQuery(contactQuery(contactId));
  const kinds = useWorkspace()?.attributes.contact ?? [];
  const facts = attributeFacts(data?.attributes ?? {}, kinds).map(attributeRow);
  const shown = useShownFields("about", facts);
  if (shown.length === 0) return null;
  return (
    <PanelSection id="about">
      <Facts facts={shown} />
    </PanelSection>
  );
};
