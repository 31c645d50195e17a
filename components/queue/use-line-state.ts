"use client";
import { useEffect, useRef, useState } from "react";
import { type DraftPlace, draftApplied, setQueryDraft, useQueryDraft } from "@/components/data/query-draft";
import { recentQueries } from "@/components/data/recent-queries";
import type { Late } from "@/components/ui/late";
import type { People } from "@/lib/search/names";
import { type Draft, oneLine } from "./line-items";
import type { LineLanguage } from "./line-language";
import { useLineReading } from "./use-line-reading";

type Parts = {
  readonly at: DraftPlace;
  readonly people: People;
  readonly memberId: string | null;
  readonly language: Late<LineLanguage>;
};

const none: readonly string[] = [];

/** The recent queries while they are asked for: at an empty line, or by going down from one that was not changed. */
const useRecent = (memberId: string | null, empty: boolean) => {
  const [recalled, setRecalled] = useState<readonly string[] | null>(null);
  const read = () => (memberId === null ? none : recentQueries(memberId));
  const recent = recalled ?? (empty ? read() : none);
  // The same list as long as it says the same, so that nothing is drawn anew for nothing.
  const kept = useRef(recent);
  if (kept.current.join("\n") !== recent.join("\n")) kept.current = recent;
  return { recent: kept.current, recall: () => setRecalled(read()), stop: () => setRecalled(null) };
};

/** What is being written and what is seen of it: the draft, the list, and whether what is wrong is said. */
export const useLineState = ({ at, people, memberId, language }: Parts) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useQueryDraft(at);
  const [focused, setFocused] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const [active, setActive] = useState(-1);
  /** Problems are pointed out while one types, in words only once Enter was refused. */
  const [refused, setRefused] = useState(false);
  const writing = focused ? draft : null;
  const { recent, recall, stop } = useRecent(memberId, listOpen && draft?.text.trim() === "");
  const reading = useLineReading({
    late: language,
    q: at.q,
    people,
    draft,
    listOpen: listOpen && writing !== null,
    recent,
  });
  const { applied } = reading;
  useEffect(() => () => setQueryDraft(null), []);

  const changed = draft !== null && draft.text.trim() !== applied.trim();
  const edit = (next: Draft, open: boolean, untouched = false) => {
    setQueryDraft({ ...next, from: draft?.from ?? at, untouched });
    setListOpen(open);
    setActive(-1);
    stop();
  };
  const put = (next: Draft, untouched?: boolean) => {
    edit(next, true, untouched);
    requestAnimationFrame(() => {
      // Whoever has written on by then has the caret where they write.
      if (field.current?.value === next.text) field.current.setSelectionRange(next.caret, next.caret);
    });
  };
  const close = () => {
    setListOpen(false);
    setRefused(false);
    setActive(-1);
    stop();
  };
  const leave = () => {
    setQueryDraft(null);
    close();
  };
  const use = (query: string) => {
    draftApplied(draft?.from ?? at, query);
    close();
  };
  const onBlur = () => {
    setFocused(false);
    // What was typed stays until it is applied or put back; the builder goes on from it.
    if (changed) close();
    else leave();
  };
  const onSelect = (at: HTMLTextAreaElement) => {
    if (draft && writing && at.selectionStart !== draft.caret)
      setQueryDraft({ ...draft, caret: at.selectionStart });
  };
  const onChange = (at: HTMLTextAreaElement) => {
    setRefused(false);
    edit({ text: oneLine(at.value), caret: at.selectionStart }, true);
  };
  const onFocus = () => {
    setFocused(true);
    if (draft) return;
    const start = applied === "" ? "" : `${applied} `;
    put({ text: start, caret: start.length }, true);
  };
  return {
    ...reading,
    field,
    draft,
    writing,
    changed,
    waits: changed && !focused,
    recent,
    recall,
    active,
    refused,
    setListOpen,
    setActive,
    setRefused,
    put,
    leave,
    use,
    onBlur,
    onSelect,
    onChange,
    onFocus,
  };
};
