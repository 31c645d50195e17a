"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useActions } from "@/components/data/actions-port";
import { longestTitle } from "@/lib/actions/limits";
import { type ConversationSummary, headline } from "@/lib/conversation/model";

type EditorProps = {
  readonly conversation: ConversationSummary;
  readonly onEnd: (title: string | null) => void;
};

const Editor = ({ conversation, onEnd }: EditorProps) => {
  const [title, setTitle] = useState(conversation.title ?? "");
  const ended = useRef(false);
  const end = (to: string | null) => {
    if (ended.current) return;
    ended.current = true;
    onEnd(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter" ? title.trim() : null);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: somebody has just asked to write here
      autoFocus
      aria-label="Title"
      dir="auto"
      value={title}
      maxLength={longestTitle}
      placeholder={headline({ ...conversation, title: null })}
      autoComplete="off"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(title.trim())}
      className="-mx-1.5 min-w-0 flex-1 basis-52 rounded-m border border-accent bg-surface px-1.5 text-xl font-semibold tracking-tight outline-none max-md:min-h-11 max-md:basis-0 max-md:text-[16px]"
    />
  );
};

/** What the conversation is called. A press on it, or "Rename", lets one write it: Enter keeps it, Esc leaves it as it was. */
export const Title = ({ conversation }: { conversation: ConversationSummary }) => {
  const { perform, renamer } = useActions();
  const [editing, setEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { id } = conversation;
  useEffect(() => {
    renamer.current = { conversationId: id, begin: () => setEditing(true) };
    return () => {
      renamer.current = null;
    };
  }, [renamer, id]);
  const end = (title: string | null) => {
    const hadFocus = document.activeElement?.getAttribute("aria-label") === "Title";
    flushSync(() => setEditing(false));
    if (hadFocus) heading.current?.focus();
    if (title !== null && title !== (conversation.title ?? ""))
      void perform(conversation, { kind: "title", title });
  };
  return (
    <>
      {editing ? <Editor conversation={conversation} onEnd={end} /> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a short cut for the mouse; the menu and the palette have "Rename" */}
      <h1
        ref={heading}
        tabIndex={-1}
        dir="auto"
        data-tip={editing ? undefined : headline(conversation)}
        onClick={() => setEditing(true)}
        className={
          editing
            ? "sr-only"
            : "one-line min-w-0 flex-1 basis-52 cursor-text text-xl font-semibold tracking-tight outline-none max-md:basis-0 max-md:text-l"
        }
      >
        {headline(conversation)}
      </h1>
    </>
  );
};
