import "server-only";
import type { Region } from "@/lib/api/limits";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import { isAppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { getMe } from "@/lib/intercom/admins";
import { createIntercomClient } from "@/lib/intercom/client";
import { exchangeCode } from "@/lib/intercom/oauth";
import { appHosts, regionHosts } from "@/lib/intercom/regions";
import type { Me } from "@/lib/intercom/schema/admin";
import { systemClock } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import type { IntercomOAuthSettings } from "@/lib/server/env-sign-in";
import { logger } from "@/lib/server/logger/logger";
import type { Provided } from "./attempt";
import { verifiedEmail } from "./verified-email";

const meMs = 8000;

export type ConnectedWorkspace = { readonly workspaceId: string; readonly region: Region };

const unheard = (reason: string, problem: SignInProblem): Result<never, SignInProblem> => {
  logger().warn({ provider: "intercom", reason }, "Intercom did not say who signs in");
  return err(problem);
};

/** Whose token it is. It is used for this one question and kept nowhere. */
const askMe = async (origin: string, token: string): Promise<Result<Me, SignInProblem>> => {
  const client = createIntercomClient({ baseUrl: origin, token, clock: systemClock });
  try {
    return ok(await getMe(client, { signal: AbortSignal.timeout(meMs) }));
  } catch (error) {
    const code = isAppError(error) ? error.code : "timeout";
    return unheard(code, code === "intercom_token_rejected" ? "refused" : "unreachable");
  } finally {
    await client.close();
  }
};

/**
 * Signing in by letting an app of one's own into the workspace. Intercom knows neither PKCE nor ID tokens: what ties the answer to
 * the browser that asked is the state, and whose word it is, is asked of Intercom itself.
 */
export const intercomProvider = (
  { clientId, clientSecret, authoriseUrl }: IntercomOAuthSettings,
  { workspaceId, region }: ConnectedWorkspace,
): Provided => ({
  id: "intercom",
  name: "Intercom",
  clientId,
  clientSecret,
  checks: ["state"],
  // Intercom's permissions are set at the app; without this `openid` would be asked for.
  authorization: { url: `${authoriseUrl ?? appHosts[region]}/oauth`, params: { scope: "" } },
  vouch: async ({ code }) => {
    const origin = env().intercomApiUrl ?? regionHosts[region];
    const token = await exchangeCode({ origin, clientId, clientSecret, code });
    if (!token.ok) return unheard(`token ${token.error}`, token.error);
    const me = await askMe(origin, token.value);
    if (!me.ok) return me;
    // Anybody may let the app into a workspace of their own, with whatever address they like in it.
    if (me.value.app?.id_code !== workspaceId) return err("other-workspace");
    return verifiedEmail(me.value);
  },
});
