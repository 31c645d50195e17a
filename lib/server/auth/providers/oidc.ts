import "server-only";
import * as z from "zod";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import { err, ok, type Result } from "@/lib/core/result";
import type { OidcSettings } from "@/lib/server/env-sign-in";
import { logger } from "@/lib/server/logger/logger";
import type { Provided } from "./attempt";
import { agentFor } from "./bounded-agent";
import { type Discovered, discover } from "./discovery";
import { verifiedEmail } from "./verified-email";

const headersMs = 4000;

const failureShape = z.object({
  name: z.string().catch(""),
  message: z.string().catch(""),
  /** Node's, such as `ECONNREFUSED`. */
  code: z.string().catch(""),
  /** What the provider calls its refusal, such as `invalid_client`. */
  error: z.string().catch(""),
  response: z.object({ statusCode: z.number() }).optional().catch(undefined),
});
type Failure = z.infer<typeof failureShape>;

const isWord = (text: string): boolean => /^[A-Za-z_]{1,40}$/.test(text);

/** What the library says of an answer, such as `JWT expired`, up to where it quotes the answer. */
const opening = ({ name, message }: Failure): string =>
  name === "RPError" ? (/^[A-Za-z0-9_' ]{1,80}/.exec(message)?.[0].trim() ?? "") : "";

/** For the log: it cannot hold what the provider wrote. */
const reasonOf = (failure: Failure): string => {
  const { error, code, name } = failure;
  return [error, code].find(isWord) ?? (opening(failure) || (isWord(name) ? name : "unknown"));
};

/** Codes are Node's, of connections and of trust; those of signatures begin otherwise. */
const isUnreachable = ({ code, message, response }: Failure): boolean =>
  (code !== "" && !/^ERR_J/.test(code)) ||
  /^(outgoing request timed out|the provider)/.test(message) ||
  (response?.statusCode ?? 0) >= 500;

const unheard = (thrown: unknown): Result<never, SignInProblem> => {
  const failure = failureShape.parse(thrown);
  logger().warn({ provider: "oidc", reason: reasonOf(failure) }, "a provider's answer did not count");
  // Used up, too old, or given to somebody else.
  if (failure.error === "invalid_grant") return err("expired");
  return err(isUnreachable(failure) ? "unreachable" : "refused");
};

const vouching =
  (published: Discovered): Provided["vouch"] =>
  async ({ client, params, checks, provider }) => {
    if (published.namesItself && params.iss !== published.issuer) return err("refused");
    try {
      const tokens = await client.callback(provider.callbackUrl, params, checks);
      const claims = tokens.claims();
      const isWhole = claims.email !== undefined && claims.email_verified !== undefined;
      if (isWhole || published.userinfo === null) return verifiedEmail(claims);
      // Many say only there who it is. It has to be the same person: the library compares `sub`.
      return verifiedEmail(await client.userinfo(tokens));
    } catch (error) {
      return unheard(error);
    }
  };

/** What the provider publishes of itself, or that it cannot be had or trusted. */
export const published = async (issuer: string): Promise<Result<Discovered, SignInProblem>> => {
  try {
    return ok(await discover(issuer));
  } catch (error) {
    logger().warn({ provider: "oidc", err: error }, "what the provider publishes could not be used");
    return err("unreachable");
  }
};

/** Signing in by any provider of OpenID Connect: code flow with PKCE, state and nonce, all of them bound to this provider. */
export const oidcProvider = (
  { issuer, name, clientId, clientSecret }: OidcSettings,
  found: Discovered,
): Provided => ({
  id: "oidc",
  name,
  clientId,
  clientSecret,
  checks: ["pkce", "state", "nonce"],
  idToken: true,
  issuer: found.issuer,
  jwks_endpoint: found.keys,
  client: {
    token_endpoint_auth_method: found.clientAuth,
    id_token_signed_response_alg: found.signedWith,
  },
  httpOptions: { agent: agentFor(issuer), timeout: headersMs },
  authorization: { url: found.authorization, params: { scope: "openid email" } },
  tokenUrl: found.token,
  ...(found.userinfo === null ? {} : { userinfoUrl: found.userinfo }),
  vouch: vouching(found),
});
