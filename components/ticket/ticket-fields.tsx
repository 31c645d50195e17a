"use client";
import { useEffect, useRef, useState } from "react";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketField } from "@/lib/ticket/model";
import { FieldEditor, type Typed } from "./field-editor";
import { FieldValue } from "./field-value";
import type { PerformTicket } from "./ticket-performer";

export type TicketFieldsProps = {
  readonly ticket: TicketDetail;
  readonly perform: PerformTicket;
  /** Why nothing can be changed; null when it can. */
  readonly blocked: string | null;
};

const nameLook = "text-s text-ink-3 [overflow-wrap:anywhere]";
const valueLook = "min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere] max-md:-mt-2";

/** What Intercom says of a field that no type knows can be read, and is not changed. */
const canEdit = (field: TicketField): boolean => !field.id.startsWith("unknown:");

type Refused = Typed & { readonly id: string; readonly message: string };

const useEditing = () => {
  const [open, setOpen] = useState<string | null>(null);
  const rows = useRef(new Map<string, HTMLButtonElement>());
  /** The field that is open by now; undefined once the page was left. */
  const openNow = useRef<string | null | undefined>(null);
  useEffect(() => {
    openNow.current = open;
    return () => {
      openNow.current = undefined;
    };
  }, [open]);
  const close = (id: string) => {
    setOpen(null);
    // Where one came from: the keyboard goes on there.
    requestAnimationFrame(() => rows.current.get(id)?.focus());
  };
  const rowRef = (id: string) => (button: HTMLButtonElement | null) => {
    if (button) rows.current.set(id, button);
    else rows.current.delete(id);
  };
  return { open, openNow, setOpen, close, rowRef };
};

/** The fields of the ticket's type, each changed in its place. */
export const TicketFields = ({ ticket, perform, blocked }: TicketFieldsProps) => {
  const { open, openNow, setOpen, close, rowRef } = useEditing();
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = (field: TicketField) => (value: TicketField["value"], typed: Typed) => {
    setRefused(null);
    // What was typed stands in its field again, with why.
    const reopen = (message: string) => {
      setRefused({ id: field.id, ...typed, message });
      setOpen(field.id);
    };
    void perform(
      ticket,
      {
        kind: "attribute",
        name: field.name,
        value,
        // Also where there are none: by that the journal knows that files were taken away.
        ...(field.type === "files" ? { files: { [field.name]: [...typed.files] } } : {}),
      },
      {
        onFields: ([first]) => reopen(first?.message ?? "Intercom did not take that."),
        onError: ({ message }) => {
          const isFree = openNow.current === null;
          if (isFree) reopen(message);
          // Never over what is being written by now; it stands there once that field is opened again.
          else if (openNow.current !== field.id) setRefused({ id: field.id, ...typed, message });
          return isFree;
        },
      },
    );
  };
  return (
    <dl className="flex flex-col">
      {ticket.fields.map((field) => (
        <div key={field.id} className="border-b border-line py-1 last:border-0 max-md:pt-0 max-md:pb-2.5">
          {open === field.id ? (
            <>
              <dt className="sr-only">{field.label}</dt>
              <dd>
                <FieldEditor
                  key={refused?.id === field.id ? refused.message : "fresh"}
                  field={field}
                  refused={refused?.id === field.id ? refused : null}
                  onSave={save(field)}
                  onClose={() => close(field.id)}
                />
              </dd>
            </>
          ) : (
            <>
              <dt className="flex items-center gap-2">
                <bdi className={nameLook}>{field.label}</bdi>
                {blocked === null && canEdit(field) ? (
                  <button
                    ref={rowRef(field.id)}
                    type="button"
                    aria-label={`Change ${field.label}`}
                    onClick={() => setOpen(field.id)}
                    className="ml-auto min-h-6 rounded-s px-1.5 text-s text-accent hover:underline max-md:min-h-11"
                  >
                    Change
                  </button>
                ) : null}
              </dt>
              <dd dir="auto" className={valueLook}>
                <FieldValue field={field} />
              </dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
};
