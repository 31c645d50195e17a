import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a signed address asks for: with a `name` a download, without one an image to show. */
export type MediaInput = {
  /** The remote address in base64url. */
  readonly u: string;
  readonly s: string;
  readonly name?: string | undefined;
  /** Where it was found, so that an address that has expired can be asked for anew. */
  readonly o?: string | undefined;
};

/**
 * The part that an address was found in: `c` (conversation) or `t` (ticket), its id, a dot and the part's id, `source`, or `fields` for the
 * attributes of a ticket.
 */
export type MediaOrigin = `${"c" | "t"}${string}.${string}`;

/** A `name` makes it a download. */
type LinkOptions = { readonly name?: string | undefined; readonly from?: MediaOrigin | undefined };

export type MediaLinks = {
  /**
   * Our own signed address for a remote file: null for addresses that are never fetched, whatever they resolve to. The signature
   * covers the options.
   */
  readonly link: (url: string, options?: LinkOptions) => string | null;
  /** The remote address, or null when we did not sign this. */
  readonly verify: (input: MediaInput) => URL | null;
  /** An http origin that may be fetched from as well: the demo workspace. Null in production. */
  readonly localOrigin: string | null;
};

/** What an address that `link` gave asks for. */
export const inputOf = (address: string): MediaInput => {
  const query = new URL(address, "http://here").searchParams;
  const given = (name: string): string | undefined => query.get(name) ?? undefined;
  return { u: given("u") ?? "", s: given("s") ?? "", name: given("name"), o: given("o") };
};

const longestUrl = 4096;

const parsed = (url: string): URL | null =>
  url.length <= longestUrl && URL.canParse(url) ? new URL(url) : null;

const derive = (secret: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", "switchyard/media-links", 32));

type Signed = readonly [url: string, name: string | undefined, origin: string | undefined];

const signature = (key: Buffer, [url, name, origin]: Signed): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify([url, name ?? null, origin ?? null]))
    .digest();

/**
 * `secret` is the installation's (SWITCHYARD_SECRET); the key is derived from it for this use alone. What `oldSecrets` signed
 * still counts. `localOrigin` only when the connection is to this machine.
 */
export const createMediaLinks = ({
  secret,
  oldSecrets = [],
  localOrigin,
}: {
  readonly secret: string;
  readonly oldSecrets?: readonly string[];
  readonly localOrigin: string | null;
}): MediaLinks => {
  const key = derive(secret);
  const keys = [key, ...oldSecrets.map(derive)];

  return {
    localOrigin,
    link: (raw, { name, from } = {}) => {
      const url = parsed(raw);
      if (!url || (url.protocol !== "https:" && url.origin !== localOrigin)) return null;
      const query = new URLSearchParams({
        u: Buffer.from(url.href).toString("base64url"),
        s: signature(key, [url.href, name, from]).toString("base64url"),
      });
      if (name !== undefined) query.set("name", name);
      if (from !== undefined) query.set("o", from);
      return `/api/media?${query}`;
    },
    verify: ({ u, s, name, o }) => {
      const given = Buffer.from(s, "base64url");
      const href = Buffer.from(u, "base64url").toString();
      const isRight = keys.some((one) => {
        const right = signature(one, [href, name, o]);
        return given.length === right.length && timingSafeEqual(given, right);
      });
      return isRight ? parsed(href) : null;
    },
  };
};
