import "server-only";

const isLoopbackName = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);

/** True for an address that only this machine can be reached at. */
export const isLoopback = (url: URL): boolean => isLoopbackName(url.hostname);

export const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** An origin and nothing else: no path, query, fragment or user name. */
export const isOrigin = (text: string): boolean => {
  const url = urlOf(text);
  return url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(url.href);
};
