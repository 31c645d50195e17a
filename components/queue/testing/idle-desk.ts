import { readDeskAddress } from "@/components/data/desk-address";
import { listOf } from "@/components/data/queue-list";
import type { QueueRow } from "@/lib/conversation/model";
import { createStanding, type Place } from "../standing";
import type { Selection } from "../use-chosen";
import type { Desk } from "../use-desk";
import type { News } from "../use-news";
import type { QueueListing } from "../use-queue-list";

const nothing = () => undefined;

/** A desk that does nothing but what the test gives, drawn where one stands. */
export const idleDesk = (place: Place, over: Partial<Desk> = {}): Desk => ({
  address: readDeskAddress("/queue", new URLSearchParams("q=state:open"), []),
  selectedId: place.marked,
  openId: place.open,
  standing: createStanding(place),
  select: nothing,
  open: nothing,
  close: nothing,
  setQuery: nothing,
  setSort: nothing,
  ...over,
});

/** Of all these rows, and no more. */
export const idleListing = (rows: readonly QueueRow[], over: Partial<QueueListing> = {}): QueueListing => ({
  rows,
  known: listOf(
    {
      rows,
      nextCursor: null,
      total: rows.length,
      totalIsExact: true,
      notes: [],
      fetchedAtMs: 0,
      stale: false,
    },
    0,
  ),
  left: new Set(),
  arrived: [],
  total: rows.length,
  error: null,
  fetching: false,
  offline: false,
  reading: {
    going: null,
    error: null,
    paused: false,
    more: nothing,
    retry: nothing,
    upTo: nothing,
    stop: nothing,
  },
  complete: true,
  refresh: nothing,
  takeIn: nothing,
  ...over,
});

/** Nothing is chosen. */
export const idleSelection: Selection = {
  any: false,
  all: false,
  count: 0,
  has: () => false,
  loaded: [],
  toggle: nothing,
  rangeTo: nothing,
  endRange: nothing,
  chooseAll: nothing,
  drop: nothing,
  clear: nothing,
};

export const idleNews: News = {
  count: 0,
  isNew: () => false,
  reveal: null,
  show: () => false,
  bring: nothing,
  onTop: nothing,
};
