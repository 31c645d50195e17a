import { builtInViews } from "@/lib/search/built-in-views";

export type NavKey = { readonly keys: string; readonly title: string };

export type Place = NavKey & { readonly href: string };

/** Stands for the list that one looked at last. */
export const queueHref = "/queue";

/** Where one can go, with the keys that go there; the palette lists them too. */
export const places: readonly Place[] = [
  { keys: "g q", title: "Queue", href: queueHref },
  { keys: "g s", title: "Settings", href: "/settings" },
  ...builtInViews.map((view, index) => ({
    keys: String(index + 1),
    title: view.title,
    href: `/queue/${view.id}`,
  })),
];

/** Keys that move about, next to those of the actions table. */
export const navKeys: readonly NavKey[] = [
  { keys: "j", title: "Next conversation" },
  { keys: "k", title: "Previous conversation" },
  { keys: "o", title: "Open the conversation (or Enter)" },
  { keys: "u", title: "Back to the list" },
  { keys: "/", title: "Go to the query line" },
  { keys: "z", title: "Undo the last action" },
  { keys: "Mod+k", title: "All actions and places (⌘ K on a Mac)" },
  { keys: "?", title: "All keys" },
];
