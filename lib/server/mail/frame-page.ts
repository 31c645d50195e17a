import "server-only";
import { framePolicy } from "@/lib/server/http/security-headers";
import { escaped } from "./html-tree";

/**
 * A light sheet in both themes, as its sender saw it; what the page's own theme can read is the message in the thread. Where nothing can
 * hover, links say where they lead.
 */
const sheet = `
html{background:#fff;color-scheme:light}
body{margin:12px;color:#1a1a1a;font:15px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
img{max-width:100%;height:auto}
img:not([src]){padding:1px 6px;border:1px dashed #888;font-size:12px;color:#555}
img[alt=""]:not([src]){display:none}
@media (pointer:coarse){a[data-host]::after{content:" (" attr(data-host) ")";color:inherit;font:12px system-ui,sans-serif}}
a[data-warn]::after{content:" \\26A0 leads to " attr(data-host);padding:0 4px;border-radius:4px;background:#fdecea;color:#a1190b;font:600 12px system-ui,sans-serif}
p.switchyard{margin:32px auto;max-width:36em;text-align:center;color:#444}
`;

const opening = (title: string, css: string): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    // Said twice: this way it also holds for a copy that somebody saves.
    `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title><style>${sheet}</style><style>${css}</style></head>`,
    '<body lang="" dir="auto">',
  ].join("");

/** A policy in the page itself can neither sandbox nor say who may frame it. */
const metaPolicy = framePolicy
  .split("; ")
  .filter((rule) => !/^(?:frame-ancestors|sandbox)/.test(rule))
  .join("; ");

const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": framePolicy,
  "x-frame-options": "SAMEORIGIN",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
  "cross-origin-resource-policy": "same-origin",
};

/** The page as it is put together: what is slow, images, holds up only what comes after it. */
export const framePage = (title: string, css: string, pieces: AsyncIterable<string>): Response => {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode(opening(title, css)));
      for await (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.enqueue(encoder.encode("</body></html>"));
      controller.close();
    },
  });
  return new Response(body, { headers });
};

/** One sentence in the frame's place. */
export const frameNotice = (status: number, words: string): Response =>
  new Response(`${opening("Not to be shown", "")}<p class="switchyard">${escaped(words)}</p></body></html>`, {
    status,
    headers,
  });
