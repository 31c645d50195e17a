import "server-only";
import { env } from "@/lib/server/env";
import { createMediaLinks, type MediaLinks } from "./links";

let known: {
  readonly secret: string;
  readonly localOrigin: string | null;
  readonly links: MediaLinks;
} | null = null;

/** The one signer of this process, by its settings. */
export const processMediaLinks = (): MediaLinks => {
  const { secret, intercomApiUrl, isIntercomLocal } = env();
  const localOrigin = isIntercomLocal ? intercomApiUrl : null;
  if (known?.secret !== secret || known.localOrigin !== localOrigin) {
    known = { secret, localOrigin, links: createMediaLinks({ secret, localOrigin }) };
  }
  return known.links;
};
