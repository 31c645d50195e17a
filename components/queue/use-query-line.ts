"use client";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Suggestion } from "@/lib/search/complete";
import type { People } from "@/lib/search/names";
import { loadLanguage, useLanguage } from "./use-language";

type Parts = {
  /** The applied query, with ids. */
  readonly q: string;
  readonly people: People;
  readonly onApply: (q: string) => void;
};

const unread = { problems: [], q: "" } as const;

type Draft = { readonly text: string; readonly caret: number };

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");

const textWith = (draft: Draft, item: Suggestion): Draft => {
  // A field waits for its value, a value is followed by the next term.
  const gap = item.text.endsWith(":") || draft.text[item.to] === " " ? "" : " ";
  return {
    text: draft.text.slice(0, item.from) + item.text + gap + draft.text.slice(item.to),
    caret: item.from + item.text.length + gap.length,
  };
};

type Steps = {
  readonly move: (step: number) => void;
  readonly apply: () => void;
  readonly giveUp: () => void;
  readonly pick: (item: Suggestion) => unknown;
  readonly chosen: Suggestion | undefined;
  readonly first: Suggestion | undefined;
};

/** Tab takes the best suggestion and otherwise leaves the field, as it does everywhere. */
const keysOf = ({ move, apply, giveUp, pick, chosen, first }: Steps): ReadonlyMap<string, () => unknown> => {
  const best = chosen ?? first;
  return new Map([
    ["ArrowDown", () => move(1)],
    ["ArrowUp", () => move(-1)],
    ["Enter", () => (chosen ? pick(chosen) : apply())],
    ["Escape", giveUp],
    ...(best ? [["Tab", () => pick(best)] as const] : []),
  ]);
};

/** What the language makes of the line; nothing yet while the language is still on its way. */
const useReading = (q: string, people: People, draft: Draft | null, listOpen: boolean) => {
  const language = useLanguage();
  const applied = useMemo(() => language?.showQuery(q, people) ?? q, [language, q, people]);
  const text = draft?.text ?? applied;
  const { problems, q: written } = useMemo(
    () => language?.readQuery(text, people) ?? unread,
    [language, text, people],
  );
  const items = useMemo(
    () => (draft && listOpen ? (language?.suggest(draft.text, draft.caret, people) ?? []) : []),
    [language, draft, listOpen, people],
  );
  return { ready: language !== null, text, applied, problems, written, items };
};

/** The query line's state: what is being written, what could come next, what is wrong with it. */
export const useQueryLine = ({ q, people, onApply }: Parts) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [listOpen, setListOpen] = useState(false);
  const [active, setActive] = useState(-1);
  /** Problems are pointed out while one types, in words only once Enter was refused. */
  const [refused, setRefused] = useState(false);
  const { ready, text, applied, problems, written, items } = useReading(q, people, draft, listOpen);

  const edit = (next: Draft, open: boolean) => {
    setDraft(next);
    setListOpen(open);
    setActive(-1);
  };
  const put = (next: Draft) => {
    edit(next, true);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const pick = (item: Suggestion) => draft && put(textWith(draft, item));
  const leave = () => {
    setDraft(null);
    setListOpen(false);
    setRefused(false);
  };
  const fix = problems.find((problem) => problem.mend)?.mend;
  const mend = () => fix && put({ text: fix.text, caret: fix.text.length });
  const latestApply = useRef(() => {});
  const apply = () => {
    if (!ready) {
      loadLanguage().then(
        () => requestAnimationFrame(() => latestApply.current()),
        () => setRefused(true),
      );
      return;
    }
    if (problems.length > 0) {
      if (refused) mend();
      setRefused(!refused || !fix);
      setListOpen(false);
      return;
    }
    leave();
    field.current?.blur();
    onApply(written);
  };
  useEffect(() => {
    latestApply.current = apply;
  });
  const giveUp = () => {
    if (items.length > 0) {
      setListOpen(false);
      return;
    }
    leave();
    field.current?.blur();
  };
  const move = (step: number) => {
    if (items.length === 0) setListOpen(true);
    else setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length);
  };
  const chosen = items[active];
  // Where nothing is begun, Tab has nothing to complete: taking the first of all fields would never let anybody out.
  const isBegun = draft !== null && /\S$/.test(draft.text.slice(0, draft.caret));
  const first = isBegun ? items[0] : undefined;
  const keys = keysOf({ move, apply, giveUp, pick, chosen, first });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const run = keys.get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  };
  const onSelect = (at: HTMLTextAreaElement) => {
    if (draft && at.selectionStart !== draft.caret) setDraft({ ...draft, caret: at.selectionStart });
  };
  const onChange = (at: HTMLTextAreaElement) => {
    setRefused(false);
    edit({ text: oneLine(at.value), caret: at.selectionStart }, true);
  };
  const onFocus = () => {
    if (draft) return;
    put({ text: applied === "" ? "" : `${applied} `, caret: applied === "" ? 0 : applied.length + 1 });
  };
  return {
    field,
    text,
    problems,
    refused,
    items,
    active,
    pick,
    mend,
    onKeyDown,
    onSelect,
    onChange,
    onFocus,
    leave,
  };
};
