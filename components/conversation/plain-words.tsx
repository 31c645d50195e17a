"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { plainTextQuery } from "@/components/data/plain-text-query";
import { htmlToText } from "./html-to-text";
import { shownAddress } from "./shown-address";
import { useThread } from "./thread-port";

const addresses = /(https?:\/\/[^\s<>"]+)/;
/** What ends a sentence ends no address. */
const endings = /[).,;:!?\]'»”]+$/;

const Linked = ({ text }: { text: string }) =>
  text.split(addresses).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const ending = endings.exec(piece)?.[0] ?? "";
    const href = piece.slice(0, piece.length - ending.length);
    if (!URL.canParse(href)) return piece;
    return (
      // The pieces of one text never change places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <span key={index}>
        <a href={href} target="_blank" rel="noopener noreferrer nofollow" data-tip={shownAddress(href)}>
          {href}
        </a>
        {ending}
      </span>
    );
  });

/** A message without its formatting: as Intercom gives it, and our own of the same words while Intercom cannot be asked. */
export const PlainWords = ({ html, part }: { html: string; part: string }) => {
  const thread = useThread();
  // Intercom has no plain text of tickets.
  const asks = thread !== null && thread.ticketId === undefined;
  const { data, isError, isPending } = useQuery({
    ...plainTextQuery(thread?.conversationId ?? ""),
    enabled: asks,
  });
  const given = data?.texts[part];
  const own = useMemo(() => (given === undefined ? htmlToText(html) : ""), [given, html]);
  return (
    <>
      <div dir="auto" className="message whitespace-pre-wrap" aria-busy={asks && isPending}>
        <Linked text={given ?? own} />
      </div>
      {isError ? (
        <p className="mt-1 text-s text-ink-3">
          Intercom cannot give its plain text just now; these are the same words by Switchyard.
        </p>
      ) : null}
    </>
  );
};
