import { AppError } from "@/lib/core/errors";
import { regionHosts } from "./regions";

const loopback = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

const isOfficial = (url: URL): boolean => Object.values(regionHosts).some((host) => url.origin === host);

const isLoopback = (url: URL): boolean =>
  (url.protocol === "http:" || url.protocol === "https:") && loopback.test(url.hostname);

const parse = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/**
 * Where a token may be sent: one of Intercom's three hosts, or this machine (demo and tests). Nothing but scheme, host and
 * port may be given.
 * @throws AppError `bad_request` otherwise, without repeating what was given.
 */
export const checkBaseUrl = (text: string): URL => {
  const url = parse(text);
  const bare =
    url !== null &&
    url.username === "" &&
    url.password === "" &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "";
  if (bare && (isOfficial(url) || isLoopback(url))) return url;
  throw new AppError(
    "bad_request",
    "The address of Intercom must be one of its three hosts (us, eu, au) or, for a demo, this machine.",
  );
};
