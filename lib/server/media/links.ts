import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a signed address asks for: with a `name` a download, without one an image to show. */
export type MediaInput = {
  /** The remote address in base64url. */
  readonly u: string;
  readonly s: string;
  readonly name?: string | undefined;
};

export type MediaLinks = {
  /**
   * Our own signed address for a remote file: null for addresses that are never fetched, whatever they resolve to. A `name`
   * makes it a download; the signature covers it.
   */
  readonly link: (url: string, name?: string) => string | null;
  /** The remote address, or null when we did not sign this. */
  readonly verify: (input: MediaInput) => URL | null;
  /** An http origin that may be fetched from as well: the demo workspace. Null in production. */
  readonly localOrigin: string | null;
};

const longestUrl = 4096;

const parsed = (url: string): URL | null =>
  url.length <= longestUrl && URL.canParse(url) ? new URL(url) : null;

/**
 * `secret` is the installation's (SWITCHYARD_SECRET); the key is derived from it for this use alone. `localOrigin` only
 * when the connection is to this machine.
 */
export const createMediaLinks = ({
  secret,
  localOrigin,
}: {
  readonly secret: string;
  readonly localOrigin: string | null;
}): MediaLinks => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "switchyard/media-links", 32));
  const signature = (url: string, name: string | undefined): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([url, name ?? null]))
      .digest();

  return {
    localOrigin,
    link: (raw, name) => {
      const url = parsed(raw);
      if (!url || (url.protocol !== "https:" && url.origin !== localOrigin)) return null;
      const query = new URLSearchParams({
        u: Buffer.from(url.href).toString("base64url"),
        s: signature(url.href, name).toString("base64url"),
      });
      if (name !== undefined) query.set("name", name);
      return `/api/media?${query}`;
    },
    verify: ({ u, s, name }) => {
      const given = Buffer.from(s, "base64url");
      const href = Buffer.from(u, "base64url").toString();
      const right = signature(href, name);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      return parsed(href);
    },
  };
};
