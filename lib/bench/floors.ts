import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright";

/** Serves the floors: each thread as a page of its own, and all of a thread inside one sandboxed frame. */
export const serveFloors = async (pages: ReadonlyMap<string, string>) => {
  const server = createServer((request, response) => {
    const html = pages.get(request.url ?? "");
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(html ?? "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** Goes to a page of the floor; from the beginning of the navigation to the painted page. */
export const openFloor = async (page: Page, url: string, id: string): Promise<number> => {
  await page.goto(`${url}/${id}`, { waitUntil: "commit" });
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        // Without names of their own: the runner's names for functions do not exist inside the page.
        const watch = {
          look() {
            const isThere =
              document.querySelector("[data-last]") !== null ||
              document.querySelector("iframe")?.hasAttribute("data-loaded") === true;
            if (!isThere) return;
            observer.disconnect();
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            requestAnimationFrame(() => port2.postMessage(0));
          },
        };
        const observer = new MutationObserver(() => watch.look());
        observer.observe(document, { subtree: true, childList: true, attributeFilter: ["data-loaded"] });
        watch.look();
      }),
  );
};

const escaped = (html: string): string => html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A page of one sandboxed frame that holds all of it. */
export const framed = (html: string): string =>
  `<!doctype html><title>Frame</title><iframe sandbox onload="this.dataset.loaded=''" style="width:100%;height:90vh" srcdoc="${escaped(html)}"></iframe>`;
