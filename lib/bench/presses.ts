import type { Page } from "playwright";

const patienceMs = 20_000;

export type Press = { readonly key: string; readonly ms: number };

/**
 * Notes how long each press takes until the frame with the first change by it has been painted, and, where it opens a list, the frame
 * with the first of its options; runs inside the page before anything else. `attributes` are those whose change counts, beside nodes
 * that come or go.
 */
export const observePresses = (attributes: readonly string[]) => {
  const seen = {
    key: "",
    at: 0,
    changed: false,
    listed: false,
    done: [] as { key: string; ms: number }[],
    lists: [] as { key: string; ms: number }[],
  };
  Object.assign(window, { __keys: seen });
  // Without names of their own: the runner's names for functions do not exist inside the page.
  const watch = {
    painted(into: { key: string; ms: number }[]) {
      const { key, at } = seen;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void into.push({ key, ms: performance.now() - at });
      requestAnimationFrame(() => port2.postMessage(0));
    },
  };
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key === "Escape") seen.key = "";
      else Object.assign(seen, { key, at: timeStamp, changed: false, listed: false });
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (seen.key === "") return;
    if (!seen.changed) watch.painted(seen.done);
    seen.changed = true;
    if (seen.listed || document.querySelector("dialog [role=option]") === null) return;
    seen.listed = true;
    watch.painted(seen.lists);
  }).observe(document, { subtree: true, childList: true, attributeFilter: [...attributes] });
};

/** Takes what has been noted under `name`, once there is something. */
export const taken = async (page: Page, name: "done" | "lists"): Promise<readonly Press[]> => {
  await page.waitForFunction((of) => Reflect.get(window, "__keys")[of].length > 0, name, {
    timeout: patienceMs,
  });
  return page.evaluate((of): readonly Press[] => Reflect.get(window, "__keys")[of].splice(0), name);
};

/** Presses, and waits until what it changed has been painted. */
export const press = async (page: Page, key: string): Promise<readonly Press[]> => {
  await page.keyboard.press(key);
  return taken(page, "done");
};
