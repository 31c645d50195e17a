"use client";
import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";
import type { JournalRow } from "@/lib/api/journal";
import { labelOf, rowHref, saidIn, valueWords } from "./journal-words";
import type { Names } from "./wording";

export type JournalDetailsProps = { readonly row: JournalRow; readonly names: Names };

const linkLook =
  "inline-block text-accent underline underline-offset-2 max-md:min-h-11 max-md:py-3 [overflow-wrap:anywhere]";

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex gap-x-3 max-md:flex-col">
    <dt className="w-40 shrink-0 text-ink-3">{label}</dt>
    <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</dd>
  </div>
);

/** What a row says beyond its line: what was before and after, what was written, and which rows and requests belong to it. */
export const JournalDetails = ({ row, names }: JournalDetailsProps) => {
  const said = saidIn(row);
  const bare =
    row.changes.length === 0 && said === null && !row.undoOf && !row.undoneBy && row.requestId === null;
  return (
    <dl className="flex w-full flex-col gap-1 rounded-m bg-sunken px-3 py-2 text-s">
      {row.changes.map((change) => (
        <Fact key={`${change.what} ${change.name}`} label={labelOf(change)}>
          <bdi>{valueWords(change.what, change.before, names)}</bdi>
          <span aria-hidden="true" className="text-ink-3">
            {" "}
            →{" "}
          </span>
          <span className="sr-only"> became </span>
          <bdi className="font-medium">{valueWords(change.what, change.after, names)}</bdi>
        </Fact>
      ))}
      {said === null ? null : (
        <Fact label="Written">
          <span dir="auto" className="block max-h-60 overflow-y-auto whitespace-pre-wrap">
            {said}
          </span>
        </Fact>
      )}
      {row.undoOf === null ? null : (
        <Fact label="Takes back">
          <PageLink href={rowHref(row, row.undoOf)} className={linkLook}>
            What was done before
          </PageLink>
        </Fact>
      )}
      {row.undoneBy === null ? null : (
        <Fact label="Taken back by">
          <PageLink href={rowHref(row, row.undoneBy)} className={linkLook}>
            What was done later
          </PageLink>
        </Fact>
      )}
      {row.requestId === null ? null : (
        <Fact label="Request">
          <code className="[overflow-wrap:anywhere]">{row.requestId}</code>
        </Fact>
      )}
      {bare ? <p className="text-ink-3">The journal has nothing more of it.</p> : null}
    </dl>
  );
};
