"use client";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { isRecord, useKeptForm } from "@/components/data/kept-form";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { longestMessage } from "@/lib/actions/limits";

type Mode = "reply" | "note";

/** `key` belongs to exactly these words: sending them twice, from two tabs or after a reload, is one message. */
export type TicketDraft = { readonly text: string; readonly mode: Mode; readonly key: string };

export type TicketWriterHandle = { readonly open: (mode: Mode) => void };

export type TicketWriterProps = {
  readonly owner: string;
  readonly ticketId: string;
  readonly contactName: string;
  readonly shared: boolean;
  /** Why nothing can be written; null when it can. */
  readonly blocked: string | null;
  /** Sends; resolves to whether it went out for sure. */
  readonly onSend: (draft: TicketDraft) => Promise<boolean>;
  readonly handle: RefObject<TicketWriterHandle | null>;
};

const empty = (mode: Mode = "reply"): TicketDraft => ({ text: "", mode, key: crypto.randomUUID() });

const readDraft = (value: unknown): TicketDraft | null => {
  if (!isRecord(value)) return null;
  const { text, mode, key } = value;
  return typeof text === "string" && typeof key === "string" && (mode === "reply" || mode === "note")
    ? { text, mode, key }
    : null;
};

const Tab = ({ mode, now, onPick }: { mode: Mode; now: Mode; onPick: () => void }) => {
  const keys = mode === "reply" ? "r" : "n";
  return (
    <button
      type="button"
      role="tab"
      aria-selected={mode === now}
      aria-keyshortcuts={useShortcutOf()(keys)}
      onClick={onPick}
      className={cx(
        "flex min-h-7 items-center gap-1.5 border-b-2 text-m max-md:min-h-11 max-md:min-w-11 max-md:justify-center",
        mode === now
          ? "border-accent font-semibold text-ink"
          : "border-transparent text-ink-2 hover:text-ink",
      )}
    >
      {mode === "reply" ? "Reply" : "Note"}
      {mode === now ? null : <Kbd keys={keys} />}
    </button>
  );
};

const statusOf = (draft: TicketDraft, kept: boolean, shared: boolean): string => {
  const over = draft.text.length - longestMessage;
  if (over > 0) return `${over} characters too many`;
  if (draft.text !== "")
    return kept ? "Draft kept in this browser" : "This browser keeps no drafts: send before you leave";
  return draft.mode === "reply" && !shared ? "The customer does not see this ticket: share it first" : "";
};

/** Where one writes on a ticket: a reply to its contact, or a note for the team. */
export const TicketWriter = (props: TicketWriterProps) => {
  const { owner, ticketId, contactName, shared, blocked, onSend, handle } = props;
  const {
    value: draft,
    kept,
    keep,
    show,
    letGo,
  } = useKeptForm(owner, `ticket ${ticketId}`, readDraft, empty);
  const field = useRef<HTMLTextAreaElement>(null);
  const pick = (mode: Mode) => {
    if (mode !== draft.mode) keep({ ...draft, mode, key: crypto.randomUUID() });
    field.current?.focus();
  };
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    handle.current = { open: (mode) => latest.current(mode) };
    return () => {
      handle.current = null;
    };
  }, [handle]);
  const tooLong = draft.text.length > longestMessage;
  const canSend = blocked === null && draft.text.trim() !== "" && !tooLong;
  const now = useRef(draft);
  useEffect(() => {
    now.current = draft;
  });
  const send = async () => {
    if (!canSend) return;
    const going = draft;
    const isSent = onSend(going);
    // The words leave the field at once and stay kept until they went out for sure.
    now.current = empty(going.mode);
    show(now.current);
    if (await isSent) return now.current.text === "" ? letGo() : undefined;
    const both =
      now.current.text === ""
        ? going
        : { ...going, text: `${going.text}\n\n${now.current.text}`, key: crypto.randomUUID() };
    keep(both);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") field.current?.blur();
  };
  const isNote = draft.mode === "note";
  return (
    <section
      aria-label="Write"
      className={cx(
        "mx-4 mb-3.5 rounded-xl border border-line-strong focus-within:border-accent max-md:mx-2 max-md:mb-2",
        isNote ? "bg-note" : "bg-surface",
      )}
    >
      <div role="tablist" aria-label="What to write" className="flex gap-3.5 px-3 pt-1.5">
        <Tab mode="reply" now={draft.mode} onPick={() => pick("reply")} />
        <Tab mode="note" now={draft.mode} onPick={() => pick("note")} />
      </div>
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        value={draft.text}
        disabled={blocked !== null}
        onChange={(event) => keep({ ...draft, text: event.target.value, key: crypto.randomUUID() })}
        onKeyDown={onKeyDown}
        aria-label={isNote ? "Note for the team" : `Reply to ${contactName}`}
        aria-invalid={tooLong || undefined}
        placeholder={blocked ?? (isNote ? "Only the team will see this" : `Write to ${contactName}`)}
        className="field-sizing-content block max-h-[38vh] min-h-14 w-full resize-none bg-transparent px-3 py-2 text-l outline-none max-md:min-h-11 max-md:text-[16px]"
      />
      <div className="flex items-center gap-2 px-2 pb-2">
        <p role="status" className={cx("ml-1 min-w-0 flex-1 text-s", tooLong ? "text-late" : "text-ink-3")}>
          {statusOf(draft, kept, shared)}
        </p>
        <Button
          variant="solid"
          disabled={!canSend}
          onClick={() => void send()}
          aria-keyshortcuts="Control+Enter"
        >
          {isNote ? "Add note" : "Send"}
        </Button>
      </div>
    </section>
  );
};
