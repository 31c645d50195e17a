import "server-only";
import { LRUCache } from "lru-cache";
import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import { env, knownSecrets } from "@/lib/server/env";

/** `__Host-` binds the cookie to this host and to https, where there is https. */
export const cookieNames = (): { readonly session: string; readonly csrf: string } => {
  const prefix = env().isHttps ? "__Host-" : "";
  return { session: `${prefix}switchyard.session-token`, csrf: `${prefix}switchyard.csrf-token` };
};

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: env().isHttps }) as const;

/**
 * As next-auth's own, whichever of our secrets it was made with: a new secret signs nobody out.
 * @throws what next-auth throws where none fits
 */
export const decodeKnown = async (params: JWTDecodeParams): Promise<JWT | null> => {
  let refusal: unknown;
  for (const secret of knownSecrets()) {
    try {
      return await decode({ ...params, secret });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
};

/**
 * Decrypted cookies. What a cookie says never changes; whether its session still counts is the row's business, and that is
 * asked every time.
 */
const opened = new LRUCache<string, { readonly sessionId: string }>({ max: 2000 });

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The session's id in a cookie's value; null when the cookie is not ours, damaged or past its end. */
export const openSessionCookie = async (value: string | undefined): Promise<string | null> => {
  if (!value || value.length > 4096) return null;
  const [secret, ...oldSecrets] = knownSecrets();
  const key = [secret, ...oldSecrets, value].join("\n");
  const known = opened.get(key);
  if (known) return known.sessionId;
  const token = await decodeKnown({ token: value, secret }).catch(() => null);
  const sessionId: unknown = token?.sid;
  if (typeof sessionId !== "string" || !uuidShape.test(sessionId)) return null;
  opened.set(key, { sessionId });
  return sessionId;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The cookies of a request by name. The first of a name counts, as browsers send the most specific one first. */
export const cookiesOf = (headers: Headers): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at > 0 && !found.has(name)) found.set(name, decoded(pair.slice(at + 1).trim()));
  }
  return found;
};
