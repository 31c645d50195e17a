"use client";
import { useEffect } from "react";

/** What the tab is called for as long as this stands; then as before, where the next page has not named it by then. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Switchyard`;
    if (document.title === before) return;
    // As the browser keeps it, which is not always as it was given.
    const own = document.title;
    // Where the page begins, the name that it was sent with is put there once more, after this: once, or two that name it would take
    // turns for ever.
    const sentAgain = new MutationObserver(() => {
      if (document.title !== before) return;
      sentAgain.disconnect();
      document.title = own;
    });
    sentAgain.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      sentAgain.disconnect();
      if (document.title === own) document.title = before;
    };
  }, [title]);
};
