import "server-only";

/** Where requests are sent whose address cannot be decoded; `missingRoute` answers there. */
export const malformedPath = "/api/malformed-address";

export const isDecodable = (url: string): boolean => {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
};
