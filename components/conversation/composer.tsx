"use client";
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { ComposerHandle, WantedWriting } from "@/components/data/actions-port";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { longestMessage } from "@/lib/actions/limits";
import { type ComposerMode, type Draft, useDraft } from "./draft";

export type ComposerProps = {
  readonly owner: string;
  readonly conversationId: string;
  readonly contactName: string;
  /** Why nothing can be written; null when it can. */
  readonly blocked: string | null;
  /** Sends; resolves to whether it went out for sure. */
  readonly onSend: (draft: Draft) => Promise<boolean>;
  readonly handle: RefObject<ComposerHandle | null>;
  /** What somebody asked to write before this field was there. */
  readonly wanted: RefObject<WantedWriting | null>;
};

const Tab = ({
  mode,
  now,
  keys,
  onPick,
}: {
  mode: ComposerMode;
  now: ComposerMode;
  keys: string;
  onPick: () => void;
}) => (
  <button
    type="button"
    role="tab"
    aria-selected={mode === now}
    aria-keyshortcuts={useShortcutOf()(keys)}
    onClick={onPick}
    className={cx(
      "flex min-h-7 items-center gap-1.5 border-b-2 text-m max-md:min-h-11 max-md:min-w-11 max-md:justify-center",
      mode === now ? "border-accent font-semibold text-ink" : "border-transparent text-ink-2 hover:text-ink",
    )}
  >
    {mode === "reply" ? "Reply" : "Note"}
    {mode === now ? null : <Kbd keys={keys} />}
  </button>
);

const statusOf = (draft: Draft, kept: boolean): string => {
  if (draft.text.length > longestMessage) return `${draft.text.length - longestMessage} characters too many`;
  if (draft.text === "") return "";
  return kept ? "Draft kept in this browser" : "This browser keeps no drafts: send before you leave";
};

export const Composer = (props: ComposerProps) => {
  const { owner, conversationId, contactName, blocked, onSend, handle, wanted } = props;
  const { draft, kept, write, switchTo, clearField, restore, sent } = useDraft(owner, conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const [within, setWithin] = useState(false);
  useEffect(() => {
    handle.current = {
      open: (mode) => {
        switchTo(mode);
        field.current?.focus();
      },
      sent,
    };
    if (wanted.current?.conversationId === conversationId) handle.current.open(wanted.current.mode);
    wanted.current = null;
    return () => {
      handle.current = null;
    };
  }, [handle, wanted, conversationId, switchTo, sent]);

  const tooLong = draft.text.length > longestMessage;
  const canSend = blocked === null && draft.text.trim() !== "" && !tooLong;
  const send = async () => {
    if (!canSend) return;
    const going = draft;
    clearField();
    if (!(await onSend(going))) restore(going);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") field.current?.blur();
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setWithin(false);
  };
  const pick = (mode: ComposerMode) => {
    switchTo(mode);
    field.current?.focus();
  };
  const isNote = draft.mode === "note";
  /** On a phone the field takes no more room than it must until somebody writes. */
  const idle = !within && draft.text === "";
  return (
    <section
      aria-label="Write"
      onBlur={onBlur}
      className={cx(
        "mx-4 mb-3.5 rounded-xl border border-line-strong focus-within:border-accent max-md:mx-2 max-md:mb-2",
        isNote ? "bg-note" : "bg-surface",
      )}
    >
      <div role="tablist" aria-label="What to write" className="flex gap-3.5 px-3 pt-1.5">
        <Tab mode="reply" now={draft.mode} keys="r" onPick={() => pick("reply")} />
        <Tab mode="note" now={draft.mode} keys="n" onPick={() => pick("note")} />
      </div>
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        value={draft.text}
        disabled={blocked !== null}
        // Not for a press on a tab: it would slide away under the thumb before it is let go.
        onFocus={() => setWithin(true)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={isNote ? "Note for the team" : `Reply to ${contactName}`}
        aria-invalid={tooLong || undefined}
        placeholder={blocked ?? (isNote ? "Only the team will see this" : `Write to ${contactName}`)}
        className={cx(
          "field-sizing-content block max-h-[38vh] min-h-14 w-full resize-none bg-transparent px-3 py-2 text-l outline-none max-md:text-[16px]",
          idle && "max-md:min-h-11",
        )}
      />
      <div className={cx("flex items-center gap-2 px-2 pb-2", idle && "max-md:hidden")}>
        <p
          role="status"
          className={cx("ml-1 min-w-0 flex-1 truncate text-s", tooLong ? "text-late" : "text-ink-3")}
        >
          {statusOf(draft, kept)}
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
