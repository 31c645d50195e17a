"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import { type DraftPlace, setQueryDraft, useQueryDraft } from "@/components/data/query-draft";
import { type Block, type Box, findBlock, type NewId, type Place } from "@/lib/search/builder";
import { type Checked, checkBuilder } from "@/lib/search/builder-check";
import { insert, remove } from "@/lib/search/builder-edits";
import { readLine, writeLine } from "@/lib/search/builder-line";
import { nameOf, type People } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import { dateWords } from "./date-words";

export type Removed = { readonly block: Block; readonly place: Place };

type State = {
  readonly root: Box;
  /** What it was before each edit, newest last. */
  readonly past: readonly Box[];
  /** What the newest of `past` is about: typing on in one place is one edit. */
  readonly edited: string | null;
  readonly removed: Removed | null;
  readonly tidied: boolean;
};

/** What was in the builder when it was closed, unfinished rows and all, and the line that it then made. */
let kept: { readonly from: DraftPlace; readonly text: string; readonly state: State } | null = null;

const mostPast = 100;

const makeId = (): NewId => {
  let last = 0;
  const run = Math.random().toString(36).slice(2, 8);
  return () => {
    last += 1;
    return `${run}-${last}`;
  };
};

/** The query as a person reads it: names for ids. What cannot be read stays as it is. */
const shownLine = (q: string, people: People): string => {
  const { tree, problems } = parse(q);
  return problems.length > 0 ? q : print(tree, nameOf(people));
};

const opened = ({ id, q }: DraftPlace, text: string, people: People, newId: NewId): State => {
  if (kept?.from.id === id && kept.from.q === q && kept.text === text) return kept.state;
  const { root, tidied } = readLine(text, people, newId);
  return { root, tidied, past: [], edited: null, removed: null };
};

export type Builder = {
  /** What the list was when one began: whatever is saved meanwhile changes nothing here. */
  readonly from: DraftPlace;
  readonly root: Box;
  readonly people: People;
  readonly checked: Checked;
  readonly removed: Removed | null;
  /** Brackets that led nowhere in the line were put right. */
  readonly tidied: boolean;
  readonly canUndo: boolean;
  readonly newId: NewId;
  /** `about` joins edits of one place to one step of undoing. */
  readonly edit: (next: Box, about?: string) => void;
  readonly removeBlock: (id: string) => void;
  readonly restore: () => string | null;
  readonly undo: () => boolean;
  readonly forget: () => void;
};

/** The builder's state. It starts from what stands in the query line, and each edit is written back to it. */
export const useBuilder = (at: DraftPlace, people: People): Builder => {
  const [newId] = useState(makeId);
  const draft = useQueryDraft(at);
  const [from] = useState(draft?.from ?? at);
  const [state, setState] = useState(() =>
    opened(from, draft?.text ?? shownLine(from.q, people), people, newId),
  );
  const latest = useRef(state);
  const put = useCallback(
    (next: State) => {
      latest.current = next;
      setState(next);
      const { text } = writeLine(next.root, nameOf(people));
      kept = { from, text, state: next };
      const same = text === shownLine(from.q, people);
      setQueryDraft(same ? null : { from, text, caret: text.length });
    },
    [from, people],
  );
  const checked = useMemo(
    () => checkBuilder(state.root, people, { nameOf: nameOf(people), dateWords }),
    [state.root, people],
  );
  const edit = useCallback(
    (next: Box, about?: string) => {
      const now = latest.current;
      if (next === now.root) return;
      const goesOn = about !== undefined && about === now.edited;
      const past = goesOn ? now.past : [...now.past, now.root].slice(-mostPast);
      put({ ...now, root: next, past, edited: about ?? null });
    },
    [put],
  );
  const removeBlock = useCallback(
    (id: string) => {
      const now = latest.current;
      const taken = remove(now.root, id);
      if (!taken.ok) return;
      const { root, block, place } = taken.value;
      put({ ...now, root, past: [...now.past, now.root], edited: null, removed: { block, place } });
    },
    [put],
  );
  const restore = useCallback(() => {
    const now = latest.current;
    if (!now.removed) return null;
    const { block, place } = now.removed;
    const back = insert(now.root, block, place);
    // Its box may have gone since; then it comes back at the end.
    const end = insert(now.root, block, { box: now.root.id, index: now.root.items.length });
    const root = back.ok ? back.value : end.ok ? end.value : now.root;
    put({ ...now, root, past: [...now.past, now.root], edited: null, removed: null });
    return block.id;
  }, [put]);
  const undo = useCallback(() => {
    const now = latest.current;
    const before = now.past.at(-1);
    if (!before) return false;
    const isBack = now.removed !== null && findBlock(before, now.removed.block.id) !== null;
    put({
      ...now,
      root: before,
      past: now.past.slice(0, -1),
      edited: null,
      removed: isBack ? null : now.removed,
    });
    return true;
  }, [put]);
  const forget = useCallback(() => {
    kept = null;
    setQueryDraft(null);
  }, []);
  return {
    from,
    root: state.root,
    removed: state.removed,
    tidied: state.tidied,
    canUndo: state.past.length > 0,
    people,
    checked,
    newId,
    edit,
    removeBlock,
    restore,
    undo,
    forget,
  };
};
