import { isSeen } from "@/components/ui/is-seen";

const heading = '[data-panel="attributes"] h2 button';

const shown = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(heading)].find(isSeen);

const focusOn = (element: HTMLElement | undefined): boolean => {
  if (element?.getAttribute("aria-expanded") === "false") element.click();
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return element !== undefined;
};

/**
 * Leads to the attributes of the opened conversation, where each is edited in its place: in the panel, or in the dialog that stands for
 * it where there is no room. Returns whether there is an opened conversation at all.
 */
export const toAttributes = (): boolean => {
  if (focusOn(shown())) return true;
  const way = document.querySelector<HTMLElement>(
    'main [aria-haspopup="dialog"][aria-label="Contact and details"]',
  );
  if (way === null || !isSeen(way)) return false;
  way.click();
  requestAnimationFrame(() => focusOn(shown()));
  return true;
};

/** As `toAttributes`, for a conversation that has just been asked for. Whoever goes on to something else meanwhile stays there. */
export const toAttributesSoon = (): void => {
  const others = ["keydown", "pointerdown"] as const;
  const stop = () => {
    watch.disconnect();
    for (const name of others) removeEventListener(name, stop, true);
  };
  const watch = new MutationObserver(() => {
    if (toAttributes()) stop();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  for (const name of others) addEventListener(name, stop, true);
};
