import "server-only";
import { LRUCache } from "lru-cache";
import * as z from "zod";
import { minuteSeconds } from "@/lib/core/time";
import { createTransport } from "@/lib/intercom/transport";
import { isLoopback, urlOf } from "@/lib/server/loopback";

/** What Switchyard needs of what a provider publishes of itself (OpenID Connect Discovery 1.0, section 3). */
export type Discovered = {
  readonly issuer: string;
  readonly authorization: string;
  readonly token: string;
  readonly userinfo: string | null;
  readonly keys: string;
  /** How the client says who it is. */
  readonly clientAuth: "client_secret_basic" | "client_secret_post";
  readonly signedWith: string;
  /** Whether it names itself in each answer (RFC 9207). */
  readonly namesItself: boolean;
};

const timeouts = { connect: 3_000, headers: 5_000, readTotal: 6_000, writeTotal: 6_000 } as const;
const keptMs = 10 * minuteSeconds * 1000;
/** Those whose signature anybody can check with a published key, the usual one first. */
const signatures = ["RS256", "ES256", "PS256", "EdDSA"] as const;

const schema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  userinfo_endpoint: z.string().optional(),
  jwks_uri: z.string(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** https, but where the provider itself is on this machine. */
const isSafe = (text: string, issuer: URL): boolean => {
  const url = urlOf(text);
  if (url === null) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url) && isLoopback(issuer));
};

const withoutSlash = (text: string): string => text.replace(/\/$/, "");

const read = (issuer: string, published: unknown): Discovered => {
  const found = schema.parse(published);
  // Whoever answers for another one could make it vouch for its people.
  if (withoutSlash(found.issuer) !== withoutSlash(issuer)) throw new Error("it names another issuer");
  const { authorization_endpoint: authorization, token_endpoint: token, jwks_uri: keys } = found;
  const userinfo = found.userinfo_endpoint ?? null;
  for (const address of [authorization, token, keys, ...(userinfo === null ? [] : [userinfo])])
    if (!isSafe(address, new URL(issuer))) throw new Error("one of its addresses is not https");
  const algorithms = found.id_token_signing_alg_values_supported ?? ["RS256"];
  const signedWith = signatures.find((name) => algorithms.includes(name));
  if (signedWith === undefined) throw new Error("it signs in no way that can be checked");
  const methods = found.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return {
    issuer: found.issuer,
    authorization,
    token,
    userinfo,
    keys,
    clientAuth: methods.includes("client_secret_basic") ? "client_secret_basic" : "client_secret_post",
    signedWith,
    namesItself: found.authorization_response_iss_parameter_supported ?? false,
  };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Without what JSON.parse says: it quotes.
    throw new Error("what it publishes is no JSON");
  }
};

const fetchPublished = async (issuer: string): Promise<unknown> => {
  const url = new URL(`${withoutSlash(issuer)}/.well-known/openid-configuration`);
  const transport = createTransport(url.origin, timeouts);
  try {
    const received = await transport.send({
      method: "GET",
      url,
      headers: { accept: "application/json" },
      body: undefined,
      totalMs: timeouts.readTotal,
      signal: undefined,
    });
    if (received.kind !== "answer") throw new Error(`no answer (${received.kind})`);
    if (received.status !== 200) throw new Error(`answered ${received.status}`);
    return jsonIn(received.text);
  } finally {
    await transport.close();
  }
};

const known = new LRUCache<string, Discovered>({ max: 4, ttl: keptMs });

/** What the provider publishes of itself, kept for ten minutes. @throws Error whose message quotes nothing of the provider's */
export const discover = async (issuer: string): Promise<Discovered> => {
  const kept = known.get(issuer);
  if (kept) return kept;
  const found = read(issuer, await fetchPublished(issuer));
  known.set(issuer, found);
  return found;
};
