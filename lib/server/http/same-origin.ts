import "server-only";
import { ownHeader } from "@/lib/api/call";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import { isLoopback } from "@/lib/server/loopback";

const crossSite = (): AppError =>
  new AppError("cross_site", "This request did not come from Switchyard's own pages, so it was refused.");

/** `localhost` and `127.0.0.1` are the same machine, and people type either. */
const isOurs = (origin: string, own: URL): boolean => {
  if (origin === own.origin) return true;
  if (!isLoopback(own) || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return (
    other.origin === origin && isLoopback(other) && other.protocol === own.protocol && other.port === own.port
  );
};

/**
 * Refuses what another site made a browser send. Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in
 * `Origin`; a request that says neither is refused too. Compared with the configured address, never with `Host`.
 * @throws AppError `cross_site`
 */
export const checkOrigin = (headers: Headers): void => {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw crossSite();
  if (site === null && origin === null) throw crossSite();
  if (origin !== null && !isOurs(origin, new URL(env().url))) throw crossSite();
};

/**
 * A read that is put on record comes from a page of ours or from the address bar. Where a browser does not say (over plain http none does),
 * `Referer` must be ours, which our pages always send one another.
 * @throws AppError `cross_site`
 */
export const checkRecordedRead = (headers: Headers): void => {
  const site = headers.get("sec-fetch-site");
  const from = headers.get("referer");
  const isOwn =
    site === null
      ? from !== null && URL.canParse(from) && isOurs(new URL(from).origin, new URL(env().url))
      : site === "same-origin" || site === "none";
  if (!isOwn) throw crossSite();
};

/** The media type without its parameters, in lower case. */
export const mediaType = (headers: Headers): string =>
  (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/**
 * As `checkOrigin`, and the request must carry what a form or a cross-site script cannot send without being asked first.
 * @throws AppError `cross_site`, `unsupported_media_type`
 */
export const checkWrite = (headers: Headers, type = "application/json"): void => {
  checkOrigin(headers);
  if (headers.get(ownHeader) === null) throw crossSite();
  if (mediaType(headers) !== type) {
    throw new AppError("unsupported_media_type", `Send it with the content type ${type}.`);
  }
};
