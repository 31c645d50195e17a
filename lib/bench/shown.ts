import type { Page } from "playwright";

/** Keeps, inside the page, when a key or a press last came and which long tasks there were since. */
export const observeOpening = () => {
  const seen = { pressed: 0, tasks: [] as number[] };
  Object.assign(window, { __opening: seen });
  for (const kind of ["keydown", "pointerdown"])
    addEventListener(
      kind,
      (event) => {
        seen.pressed = event.timeStamp;
        seen.tasks = [];
      },
      { capture: true },
    );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: "longtask" });
};

/**
 * Milliseconds from the last press until the frame is painted in which the thread under this heading shows its newest message;
 * with `all`, in which no entry is left undrawn. It looks when the page has changed: looking in each frame would have the browser
 * make frames, between the turns in which something is drawn, that nobody else asks for.
 */
export const untilShown = (page: Page, heading: string, all: boolean): Promise<number> =>
  page.evaluate(
    ([title, whole]) =>
      new Promise<number>((done) => {
        // Without names of their own: the runner's names for functions do not exist inside the page.
        const watch = {
          isThere(): boolean {
            const pane = document.querySelector("main[aria-label='Conversation']");
            if (pane?.querySelector("h1")?.textContent !== title) return false;
            // What is undrawn is looked for from the top: as long as there is any, that is found at once and costs the page nothing.
            if (whole && pane.querySelector("[data-slot]:empty") !== null) return false;
            const messages = pane.querySelectorAll("[data-message]");
            return messages.item(messages.length - 1)?.querySelector("article") != null;
          },
          look() {
            if (!watch.isThere()) return;
            observer.disconnect();
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - Reflect.get(window, "__opening").pressed);
            requestAnimationFrame(() => port2.postMessage(0));
          },
        };
        const observer = new MutationObserver(() => watch.look());
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        watch.look();
      }),
    [heading, all] as const,
  );

export const longestTask = (page: Page): Promise<number> =>
  page.evaluate((): number => Math.max(0, ...Reflect.get(window, "__opening").tasks));
