"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { deskHref } from "@/components/data/desk-address";
import { recall, remember } from "@/components/data/list-memory";
import { useToasts } from "@/components/ui/toasts";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import {
  allChosen,
  between,
  type Chosen,
  choose,
  countChosen,
  isChosen,
  noneChosen,
  readChosen,
  toggle,
  writeChosen,
} from "./chosen";
import { asConversation } from "./rows";
import type { Desk } from "./use-desk";
import type { QueueListing } from "./use-queue-list";

export type Selection = {
  /** Whether anything is chosen at all. */
  readonly any: boolean;
  readonly all: boolean;
  /** Null when all are chosen and nobody knows how many match. */
  readonly count: number | null;
  readonly has: (id: string) => boolean;
  /** Those of the chosen ones that are loaded, in the order of the screen. */
  readonly loaded: readonly ConversationSummary[];
  readonly toggle: (id: string) => void;
  /** Chooses all from where a range was begun (the row chosen last, else the marked one) to this row. */
  readonly rangeTo: (id: string) => void;
  /** The next range begins at the marked row. */
  readonly endRange: () => void;
  readonly chooseAll: () => void;
  readonly drop: (ids: readonly string[]) => void;
  readonly clear: () => void;
};

type Kept = { readonly q: string; readonly chosen: Chosen };
/** Where a range begins, and what was chosen before it. */
type Range = { readonly from: string; readonly before: Chosen };

const isEmpty = (chosen: Chosen): boolean => chosen.kind === "some" && chosen.ids.size === 0;
/** One selection a tab, since a new query ends the one before. */
const slot = ["chosen", ""] as const;

const keep = ({ q, chosen }: Kept): void =>
  remember(...slot, isEmpty(chosen) ? null : { q, chosen: writeChosen(chosen) });

const kept = (q: string): Chosen => {
  const found = recall(...slot);
  if (typeof found !== "object" || found === null || !("q" in found) || found.q !== q) return noneChosen;
  return "chosen" in found ? readChosen(found.chosen) : noneChosen;
};

/** Forgets what was chosen when the query changes, and offers it back; what this tab had chosen in this list comes back. */
const useKeptChosen = (desk: Desk) => {
  const { address } = desk;
  const { show } = useToasts();
  const [state, setState] = useState<Kept>({ q: address.q, chosen: noneChosen });
  const latest = useRef({ state, address });
  useEffect(() => {
    const { state: before, address: from } = latest.current;
    const chosen = kept(address.q);
    if (before.q !== address.q && !isEmpty(before.chosen) && isEmpty(chosen)) {
      const many = before.chosen.kind === "some" ? `${before.chosen.ids.size}` : "all that matched";
      const back = () => {
        keep(before);
        const href = deskHref({ ...from, openId: null });
        // Off the desk an address alone shows no list.
        if (!location.pathname.startsWith("/queue")) return location.assign(href);
        // Who is back at that query already is told of no other address.
        setState(before);
        history.pushState(null, "", href);
      };
      show({
        text: `Another query: ${many} selected before are selected no longer.`,
        act: { label: "Undo", run: back, takesBack: true },
      });
    }
    setState((now) =>
      now.q === address.q && isEmpty(now.chosen) && isEmpty(chosen) ? now : { q: address.q, chosen },
    );
    keep({ q: address.q, chosen });
  }, [address.q, show]);
  useEffect(() => {
    latest.current = { state, address };
  }, [state, address]);
  const set = useCallback(
    (chosen: Chosen) => {
      keep({ q: address.q, chosen });
      setState({ q: address.q, chosen });
    },
    [address.q],
  );
  return { chosen: state.q === address.q ? state.chosen : noneChosen, set };
};

const nowhere: ReadonlyMap<string, number> = new Map();

const placesOf = (rows: readonly QueueRow[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(({ id }, index) => (id === null ? [] : [[id, index] as const])));

/** Looked up by id where few are chosen, so that choosing one among thousands is as quick as among ten. */
const loadedOf = (
  chosen: Chosen,
  rows: readonly QueueRow[],
  places: ReadonlyMap<string, number>,
): readonly ConversationSummary[] => {
  const found =
    chosen.kind === "all"
      ? rows
      : [...chosen.ids]
          .flatMap((id) => places.get(id) ?? [])
          .sort((a, b) => a - b)
          .map((index) => rows[index]);
  return found.flatMap((row) => {
    const one = asConversation(row);
    return one && isChosen(chosen, one.id) ? [one] : [];
  });
};

type Rows = {
  readonly list: QueueListing;
  /** Those that stand in the list, folded away or not. */
  readonly visible: readonly QueueRow[];
  /** Those on the screen, in its order: what ranges go over. */
  readonly shown: readonly QueueRow[];
};

/** What is chosen in the list, by keys, mouse and thumb. `total` is how many match. */
export const useChosen = (desk: Desk, { list, visible, shown }: Rows, total: number | null): Selection => {
  const { chosen, set } = useKeptChosen(desk);
  const range = useRef<Range | null>(null);
  const any = !isEmpty(chosen);
  const standing = useMemo(() => (any ? placesOf(visible) : nowhere), [any, visible]);
  const known = useMemo(() => (any ? placesOf(list.rows) : nowhere), [any, list.rows]);
  const loaded = useMemo(() => loadedOf(chosen, visible, standing), [chosen, visible, standing]);
  const count = useMemo(() => {
    // What was loaded and stands no more has gone; what was never loaded is gone only where all is loaded.
    const isGone = (id: string) =>
      list.left.has(id) || (!standing.has(id) && (known.has(id) || list.complete));
    return any ? countChosen(chosen, total, isGone) : 0;
  }, [any, chosen, total, standing, known, list.left, list.complete]);
  const { standing: place } = desk;
  // Called when something that took its time is done: by then other rows may be chosen.
  const latest = useRef({ chosen, set });
  useEffect(() => {
    latest.current = { chosen, set };
  });
  const drop = useCallback((ids: readonly string[]) => {
    range.current = null;
    latest.current.set(choose(latest.current.chosen, ids, false));
  }, []);
  return {
    any,
    all: chosen.kind === "all",
    count,
    has: useCallback((id: string) => isChosen(chosen, id), [chosen]),
    loaded,
    toggle: (id) => {
      const next = toggle(chosen, id);
      range.current = { from: id, before: next };
      set(next);
    },
    rangeTo: (id) => {
      range.current ??= { from: place.now().marked ?? id, before: chosen };
      const { from, before } = range.current;
      const ids = shown.flatMap((row) => (row.kind === "conversation" ? [row.id] : []));
      set(choose(before, between(ids, from, id), true));
    },
    endRange: () => {
      range.current = null;
    },
    chooseAll: () => {
      range.current = null;
      set(allChosen);
    },
    drop,
    clear: () => {
      range.current = null;
      set(noneChosen);
    },
  };
};
