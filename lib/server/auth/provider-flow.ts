import "server-only";
import type { ProviderId, SignInProblem } from "@/lib/api/sign-in-problem";
import { isAppError } from "@/lib/core/errors";
import { systemClock } from "@/lib/server/clock";
import { logger } from "@/lib/server/logger/logger";
import { safePath } from "./callback-url";
import { endedFlow, flowCookieNames, nextCookie, nextIn } from "./flow-cookies";
import { countProvider, forgiveProvider } from "./limits";
import {
  type AuthAnswer,
  type AuthRequest,
  asTrouble,
  checkAnswer,
  endEarlierSession,
  perform,
} from "./next-auth";
import { type Attempt, asConfig, type Enter, refuse } from "./providers/attempt";
import { configuredProviders, providerFor } from "./providers/configured";
import { cookieNames } from "./session-cookie";
import { signInByProvider } from "./sign-in-by-provider";

const signInPage = (id: ProviderId, problem: SignInProblem, next: string): string => {
  const query = new URLSearchParams({ problem, with: id, ...(next === "/" ? {} : { next }) });
  return `/sign-in?${query}`;
};

const entering =
  (id: ProviderId, request: AuthRequest, attempt: Attempt): Enter =>
  async (email) => {
    if (!email.ok) return refuse(attempt, email.error);
    try {
      const nowMs = systemClock.now();
      const how = configuredProviders().find((one) => one.id === id)?.name;
      const { address, userAgent, requestId } = request;
      const begun = await signInByProvider(email.value, { address, userAgent, requestId, how }, nowMs);
      if (!begun.ok) return refuse(attempt, begun.error);
      await endEarlierSession(request, nowMs);
      await forgiveProvider(request.address);
      return { id: begun.value };
    } catch (error) {
      if (attempt.problem === undefined) attempt.error = asTrouble(error);
      throw error;
    }
  };

/**
 * Where the browser goes to sign in by a provider: its own address, or ours with the reason why not.
 * @throws AppError `too_many_requests`, `cross_site` when the CSRF token does not fit, `database_unavailable`
 */
export const startByProvider = async (id: ProviderId, request: AuthRequest): Promise<AuthAnswer> => {
  await countProvider(request.address);
  const next = safePath(request.body.callbackUrl);
  const provided = await providerFor(id);
  if (!provided.ok) return { body: { url: signInPage(id, provided.error, next) }, setCookies: [] };
  const attempt: Attempt = {};
  const config = asConfig(provided.value, attempt, entering(id, request, attempt));
  const { body, setCookies } = checkAnswer(await perform(request, [config], attempt));
  return { body: { url: body.url }, setCookies: [...setCookies, nextCookie(next)] };
};

/** What the provider itself says went wrong, in our words: its own are shown to nobody. */
const problemOfAnswer = (error: string): SignInProblem =>
  /^(access_denied|consent_required|interaction_required|login_required)$/.test(error)
    ? "cancelled"
    : "refused";

/** Null where it is no answer to what this browser has begun last: that goes on, whoever sent the browser here. */
const finish = async (id: ProviderId, request: AuthRequest): Promise<AuthAnswer | SignInProblem | null> => {
  // Nor is it counted where nothing was begun: any page on the web could use up the tries of a whole office by pictures.
  if (!request.cookies.has(flowCookieNames().state)) return null;
  await countProvider(request.address);
  if (request.query?.error !== undefined) return problemOfAnswer(request.query.error);
  const provided = await providerFor(id);
  if (!provided.ok) return provided.error;
  const attempt: Attempt = {};
  const config = asConfig(provided.value, attempt, entering(id, request, attempt));
  const answer = await perform(request, [config], attempt);
  const session = answer.setCookies.filter((cookie) => cookie.startsWith(`${cookieNames().session}=`));
  if (attempt.problem !== undefined) return attempt.problem;
  // Without a reason the state was another one, or next-auth refused: its cookies were too old, or another provider's.
  if (session.length === 0) return null;
  return { body: {}, setCookies: session };
};

const problemOfError = (error: unknown): SignInProblem => {
  const code = isAppError(error) ? error.code : "internal";
  if (code === "too_many_requests") return "too-many";
  logger().error({ err: error, code }, "a sign-in by a provider failed");
  return code === "database_unavailable" ? "unavailable" : "failed";
};

/** Where the browser goes that came back from a provider: on as a member, or before the sign-in page with the reason. */
export const finishByProvider = async (
  id: ProviderId,
  request: AuthRequest,
): Promise<{ readonly location: string; readonly setCookies: readonly string[] }> => {
  const next = nextIn(request.cookies);
  const ended = await finish(id, request).catch(problemOfError);
  if (ended !== null && typeof ended !== "string")
    return { location: next, setCookies: [...ended.setCookies, ...endedFlow()] };
  const problem = ended ?? "expired";
  logger().info({ provider: id, problem }, "a sign-in by a provider was refused");
  return { location: signInPage(id, problem, next), setCookies: ended === null ? [] : endedFlow() };
};
