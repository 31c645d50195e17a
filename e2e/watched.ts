import type { Page } from "@playwright/test";

/** What must not happen while a page shows what strangers wrote. */
type Watched = {
  /** Numbers of the programs that ran, and dialogs that opened. */
  readonly fired: () => Promise<readonly string[]>;
  readonly strangers: readonly string[];
  readonly navigations: readonly string[];
};

/** Every way in which a payload can show that it ran leads here, from every frame. */
export const watch = async (page: Page, ownOrigin: string): Promise<Watched> => {
  const fired: string[] = [];
  const strangers: string[] = [];
  const navigations: string[] = [];
  await page.exposeFunction("reportFired", (what: string) => fired.push(what));
  await page.addInitScript(() => {
    const report = (what: unknown) => Reflect.get(window, "reportFired")?.(String(what));
    const names = ["fired", "alert", "prompt", "confirm", "print"];
    for (const name of names) Object.defineProperty(window, name, { value: report, configurable: false });
  });
  page.on("dialog", (dialog) => {
    fired.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== ownOrigin) strangers.push(request.url());
  });
  page.on("framenavigated", (frame) => navigations.push(frame.url()));
  return { fired: async () => fired, strangers, navigations };
};

/** Short enough to stand whole where long words are cut. */
export const short = (field: string) => `<img src=x:x onerror=fired('${field}')>`;
