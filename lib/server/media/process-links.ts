import "server-only";
import { env } from "@/lib/server/env";
import { createMediaLinks, type MediaLinks } from "./links";

let known: { readonly stamp: string; readonly links: MediaLinks } | null = null;

/** The one signer of this process, by its settings. */
export const processMediaLinks = (): MediaLinks => {
  const { secret, oldSecrets, intercomApiUrl, isIntercomLocal } = env();
  const localOrigin = isIntercomLocal ? intercomApiUrl : null;
  const stamp = JSON.stringify([secret, oldSecrets, localOrigin]);
  if (known?.stamp !== stamp) {
    known = { stamp, links: createMediaLinks({ secret, oldSecrets, localOrigin }) };
  }
  return known.links;
};
