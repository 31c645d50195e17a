"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contactSearchQuery } from "@/components/data/contact-search-query";
import { useSettled } from "@/components/data/use-settled";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { FoundContact } from "@/lib/api/contacts";
import { isAppError } from "@/lib/core/errors";

export const nameOf = ({ name, email }: FoundContact): string => name ?? email ?? "Unnamed contact";

const Found = ({ typed, onPick }: { typed: string; onPick: (contact: FoundContact) => void }) => {
  // Every question goes on to Intercom: not one a letter.
  const { data, error, isFetching } = useQuery(contactSearchQuery(useSettled(typed)));
  if (typed.length < 2) return null;
  const say = error
    ? isAppError(error)
      ? error.message
      : "The contacts could not be searched."
    : data === undefined
      ? isFetching
        ? "Looking …"
        : ""
      : data.contacts.length === 0
        ? "Nobody has such a name or address."
        : null;
  if (say !== null)
    return (
      <p role="status" className="text-ink-2">
        {say}
      </p>
    );
  return (
    <ul aria-label="Contacts" className="rounded-l border border-line">
      {(data?.contacts ?? []).map((contact) => (
        <li key={contact.id}>
          <button
            type="button"
            onClick={() => onPick(contact)}
            className="flex min-h-9 w-full items-center gap-2 px-3 text-left hover:bg-hover max-md:min-h-12"
          >
            <bdi className="min-w-0 flex-1 truncate">{nameOf(contact)}</bdi>
            <bdi className="min-w-0 truncate text-s text-ink-3">{contact.email}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** Whom it is to, or whose words they are: found by name or address, and shown once chosen. */
export const ContactChoice = ({
  contact,
  isAuthor,
  error,
  onChange,
}: {
  contact: FoundContact | null;
  /** Written in their own name, not to them. */
  isAuthor: boolean;
  error?: string | undefined;
  onChange: (contact: FoundContact | null) => void;
}) => {
  const [typed, setTyped] = useState("");
  return contact === null ? (
    <>
      <TextField
        label={isAuthor ? "From" : "To"}
        type="search"
        error={error}
        autoComplete="off"
        placeholder="Name or e-mail address"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Found typed={typed.trim()} onPick={onChange} />
    </>
  ) : (
    <p className="flex items-center gap-2">
      <span className="min-w-0 flex-1">
        {isAuthor ? "Written as" : "To"} <bdi className="font-medium">{nameOf(contact)}</bdi>
      </span>
      <Button onClick={() => onChange(null)}>Somebody else</Button>
    </p>
  );
};
