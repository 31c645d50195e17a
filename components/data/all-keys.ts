"use client";
import { useMemo } from "react";
import { actionTable, offeredRows } from "@/lib/actions/table";
import { offeredTicketRows } from "@/lib/actions/ticket-table";
import { keysOf } from "./keys-of";
import { keyOfPlace, mostKeys } from "./known-view";
import { usePlaces } from "./nav-keys";

/** What `keysOf` says of something, and what it does. */
export type KeyRow = { readonly keys: string; readonly title: string };

export type KeyGroup = {
  readonly title: string;
  readonly rows: readonly KeyRow[];
  /** False for keys that are what they are everywhere, such as Escape. */
  readonly own: boolean;
};

/** Of tickets alone; what is done to conversations as well has one key for both. */
const ofTickets: Readonly<Record<string, string>> = {
  state: "Change the state of a ticket",
  share: "Share a ticket with the customer, or no longer",
  link: "Link a conversation to a ticket",
  unlink: "Unlink a conversation from a ticket",
};

const acts = [
  ...offeredRows,
  ...offeredTicketRows
    .filter(({ kind }) => !(kind in actionTable))
    .map((row) => ({ ...row, title: ofTickets[row.kind] ?? row.title })),
].map((row) => ({ keys: keysOf(row), title: row.title, comesWithKey: row.key !== null }));

const actionKeys: readonly KeyRow[] = [
  ...acts.filter(({ comesWithKey }) => comesWithKey),
  { keys: "i", title: "Assign to me" },
  { keys: "m", title: "Use a saved reply" },
];

const keylessActions: readonly KeyRow[] = acts.filter(({ comesWithKey }) => !comesWithKey);

/** Keys that move about, next to those of the actions table. */
const moveKeys: readonly KeyRow[] = [
  { keys: "j", title: "Next conversation" },
  { keys: "k", title: "Previous conversation" },
  { keys: "o", title: "Open the conversation, as Enter does" },
  { keys: "u", title: "Back to the list" },
  { keys: ".", title: "Show what has come in" },
  { keys: "x", title: "Select, or no longer" },
  { keys: "J", title: "Select down to the next" },
  { keys: "K", title: "Select up to the previous" },
  { keys: "*", title: "Select all that match" },
  { keys: "/", title: "Go to the query line" },
  { keys: "N", title: "Next message of the conversation" },
  { keys: "P", title: "Previous message" },
  { keys: "B", title: "First unread message" },
  { keys: "G", title: "Newest message" },
  { keys: "F", title: "Find in the conversation" },
  { keys: "L", title: "Copy a link to the message" },
  { keys: "V", title: "Show or hide events" },
  { keys: "w", title: "Why does it match?" },
  { keys: "f", title: "Filter by rows and groups" },
  { keys: "z", title: "Undo the last action; in the journal, the row with the focus" },
  { keys: "Mod+k", title: "All actions and places (⌘ on a Mac)" },
  { keys: "?", title: "All keys" },
];

const fixedKeys: readonly KeyRow[] = [
  { keys: "Enter", title: "Open the marked conversation" },
  { keys: "Escape", title: "Clear the selection, or go back" },
  { keys: "Home", title: "First of the list" },
  { keys: "End", title: "Last one loaded, and read on" },
  { keys: "Mod+Enter", title: "Send, or apply, what you have written" },
  { keys: "Tab", title: "Take what the query line suggests" },
  { keys: "Delete", title: "Forget a query that it suggests" },
];

/** Keys of the dialog that stops one; letters of their own, as nothing else is done while it is open. */
const movedKeys: readonly KeyRow[] = [
  { keys: "y", title: "Go ahead all the same" },
  { keys: "o", title: "Look at what changed" },
];

/** Every key there is, in groups, from the same tables that bind them; views that have no name yet are "View 7". */
export const useAllKeys = (): readonly KeyGroup[] => {
  const places = usePlaces();
  return useMemo(() => {
    const named = places.flatMap(({ keys, title }) => (keys === undefined ? [] : [{ keys, title }]));
    const unused = Array.from({ length: mostKeys }, (_, at) => keyOfPlace(at) ?? "").flatMap((keys) =>
      named.some((row) => row.keys === keys) ? [] : [{ keys, title: `View ${keys} of the list at the left` }],
    );
    return [
      { title: "Act", rows: actionKeys, own: true },
      { title: "Act, once you give it a key", rows: keylessActions, own: true },
      { title: "Move", rows: moveKeys, own: true },
      { title: "Go to", rows: [...named, ...unused], own: true },
      { title: "Where something changed since you looked", rows: movedKeys, own: false },
      { title: "Everywhere the same", rows: fixedKeys, own: false },
    ];
  }, [places]);
};
