"use client";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { DraftPlace } from "@/components/data/query-draft";
import { forgetQuery, rememberQuery } from "@/components/data/recent-queries";
import { leaveField } from "@/components/ui/keep-focus";
import type { Late } from "@/components/ui/late";
import type { People } from "@/lib/search/names";
import { type LineItem, withSuggestion } from "./line-items";
import type { LineLanguage } from "./line-language";
import { useLineState } from "./use-line-state";

export type QueryLineParts = {
  /** The list whose query it is, with ids. */
  readonly at: DraftPlace;
  readonly people: People;
  /** Whose recent queries are offered; null while nobody is known. */
  readonly memberId: string | null;
  readonly language: Late<LineLanguage>;
  /** Called with ids for names, and only with what the server will take. */
  readonly onApply: (q: string) => void;
};

type Steps = {
  readonly move: (step: number) => void;
  readonly apply: () => void;
  readonly giveUp: () => void;
  readonly forget: (() => void) | null;
  /** What Tab does; null leaves it to the page. */
  readonly tab: (() => void) | null;
};

const keysOf = ({ move, apply, giveUp, forget, tab }: Steps): ReadonlyMap<string, () => void> =>
  new Map([
    ["ArrowDown", () => move(1)],
    ["ArrowUp", () => move(-1)],
    ["Enter", apply],
    ["Escape", giveUp],
    ...(forget ? [["Delete", forget] as const] : []),
    ...(tab ? [["Tab", tab] as const] : []),
  ]);

/** The query line's state: what is being written, what could come next, what is wrong with it. */
export const useQueryLine = ({ at, people, memberId, language, onApply }: QueryLineParts) => {
  const line = useLineState({ at, people, memberId, language });
  const { field, draft, writing, changed, recent, active, refused, problems, items } = line;
  const use = (query: string) => {
    line.use(query);
    leaveField(field.current);
    if (memberId !== null) rememberQuery(memberId, query);
    onApply(query);
  };
  const pick = (item: LineItem) => {
    if (item.kind === "recent") use(item.q);
    else if (draft) line.put(withSuggestion(draft, item.suggestion));
  };
  const forget = (item: LineItem) => {
    if (item.kind !== "recent" || memberId === null) return;
    forgetQuery(memberId, item.q);
    line.setActive(-1);
    line.recall();
  };
  const fix = problems.find((problem) => problem.mend)?.mend;
  const mend = () => {
    if (fix) line.put({ text: fix.text, caret: fix.text.length });
    line.setRefused(false);
  };
  const latestApply = useRef(() => {});
  const apply = () => {
    if (!line.ready) {
      language.load().then(
        () => requestAnimationFrame(() => latestApply.current()),
        () => line.setRefused(true),
      );
      return;
    }
    if (problems.length > 0) {
      if (refused) mend();
      line.setRefused(!refused || !fix);
      line.setListOpen(false);
      return;
    }
    use(line.written);
  };
  useEffect(() => {
    latestApply.current = apply;
  });
  const putBack = () => {
    line.leave();
    leaveField(field.current);
  };
  const move = (step: number) => {
    if (step > 0 && active < 0 && !changed && recent.length === 0) line.recall();
    if (items.length === 0) line.setListOpen(true);
    else line.setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length);
  };
  const chosen = items[active];
  // Where nothing is begun, Tab has nothing to complete: taking the first of all fields would never let anybody out.
  const isBegun = writing !== null && /\S$/.test(writing.text.slice(0, writing.caret));
  const best = chosen ?? (isBegun ? items[0] : undefined);
  const mends = items.length === 0 && changed && fix !== undefined;
  const keys = keysOf({
    move,
    apply: () => (chosen ? pick(chosen) : apply()),
    giveUp: () => (items.length > 0 ? line.setListOpen(false) : putBack()),
    forget: chosen?.kind === "recent" ? () => forget(chosen) : null,
    tab: best ? () => pick(best) : mends ? mend : null,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const run = keys.get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  };
  return {
    field,
    text: line.text,
    problems,
    refused,
    items,
    SuggestionList: line.SuggestionList,
    active,
    pick,
    forget,
    mend,
    /** Written, and not what the list shows; while it is not written in. */
    waits: line.waits,
    mendKey: refused ? "Enter" : "Tab",
    apply,
    putBack,
    onKeyDown,
    onSelect: line.onSelect,
    onChange: line.onChange,
    onFocus: line.onFocus,
    onBlur: line.onBlur,
  };
};
