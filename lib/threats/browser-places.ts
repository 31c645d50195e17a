import type { BrowserContext, Page } from "playwright";

/** Everything that a browser keeps of a page, by the place where it does. */
export type Kept = Readonly<Record<string, string>>;

// Without functions that have names: the runner's way of keeping those does not exist inside the page.
const inStorages = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const indexed: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      await new Promise((done, failed) => {
        opening.onsuccess = done;
        opening.onerror = failed;
      });
      for (const store of opening.result.objectStoreNames) {
        const all = opening.result.transaction(store).objectStore(store);
        for (const reading of [all.getAllKeys(), all.getAll()]) {
          await new Promise((done, failed) => {
            reading.onsuccess = done;
            reading.onerror = failed;
          });
          indexed.push([name, store, reading.result]);
        }
      }
      opening.result.close();
    }
    const cached: unknown[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const found = await cache.match(request);
        cached.push([name, request.url, [...(found?.headers ?? [])], await found?.text()]);
      }
    }
    return {
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      IndexedDB: JSON.stringify(indexed),
      "Cache Storage": JSON.stringify(cached),
      "the history": `${JSON.stringify(history.state)} ${location.href} ${document.referrer} ${window.name}`,
    };
  });

/** All that its scripts hold, reachable after a collection of garbage. */
const heapOf = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    chunks.push(chunk);
  });
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
};

/** @param withHeap also the heap, which takes seconds */
export const keptBy = async (page: Page, context: BrowserContext, withHeap: boolean): Promise<Kept> => ({
  ...(await inStorages(page)),
  cookies: JSON.stringify(await context.cookies()),
  "the page": await page.content(),
  ...(withHeap ? { "the heap": await heapOf(page) } : {}),
});

/** Puts a text into every place that `keptBy` looks at. */
export const plantEverywhere = async (page: Page, context: BrowserContext, text: string): Promise<void> => {
  await context.addCookies([{ name: "planted", value: encodeURIComponent(text), url: page.url() }]);
  await page.evaluate(async (planted) => {
    localStorage.setItem("planted", planted);
    sessionStorage.setItem("planted", planted);
    const opening = indexedDB.open("planted", 1);
    await new Promise<void>((done, failed) => {
      opening.onupgradeneeded = () => opening.result.createObjectStore("planted");
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction("planted", "readwrite");
        writing.objectStore("planted").put({ deep: [planted] }, "key");
        writing.oncomplete = () => done();
      };
    });
    opening.result.close();
    const cache = await caches.open("planted");
    await cache.put("/planted", new Response(planted));
    history.replaceState({ planted }, "");
    document.body.dataset.planted = planted;
    // Only in the heap, in two pieces that scripts put together.
    Object.assign(window, { planted: { of: [`${planted}`] } });
  }, text);
};
