import { AppError } from "@/lib/core/errors";
import { failureOf, ownHeader } from "./call";
import type { ProviderId } from "./sign-in-problem";

/*
 * Signing in and out go through next-auth's own addresses below /api/auth, in its own protocol: fetch the CSRF token (which
 * also sets its cookie), then post it with the rest as JSON. A failure has the same body as everywhere else:
 * `wrong_credentials` (one text for an unknown e-mail and a wrong password), `second_factor_needed` (the password was right: send it
 * again with a code), `wrong_code`, `too_many_requests` with `retryAfterSeconds`,
 * `cross_site` when the token did not fit (reload), `database_unavailable`. Success is 200 with `{ url }`, a path of ours.
 */

const unreachable = (cause: unknown): AppError =>
  new AppError("internal", "Switchyard's server cannot be reached. Check your connection.", { cause });

const ask = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
    });
  } catch (cause) {
    throw unreachable(cause);
  }
  if (!response.ok) throw await failureOf(response);
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null ? Object.fromEntries(Object.entries(body)) : {};
};

const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<string> => {
  const { csrfToken } = await ask("/api/auth/csrf", { headers: { accept: "application/json" } });
  const { url } = await ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", [ownHeader]: "1" },
    body: JSON.stringify({ ...fields, csrfToken: String(csrfToken), json: "true" }),
  });
  return typeof url === "string" ? url : "/";
};

/**
 * Signs in and says where to go next: `next` when it is a path of ours, else the start. Load that address anew (not by the
 * client router), so that nothing of the stranger's page stays.
 * @throws AppError `wrong_credentials`, `second_factor_needed`, `wrong_code`, `too_many_requests` (with `retryAfterSeconds`),
 * `cross_site`, `database_unavailable`, `second_factor_unreadable`.
 */
export const signIn = (input: {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app or for recovery, once it was asked for. */
  readonly code?: string;
  readonly next: string;
}): Promise<string> =>
  post("/api/auth/callback/credentials", {
    email: input.email,
    password: input.password,
    ...(input.code === undefined ? {} : { code: input.code }),
    callbackUrl: input.next,
  });

/**
 * Begins signing in by a provider and says where the browser has to go for it: the provider's own address, or the sign-in page
 * with the reason why not.
 * @throws AppError `cross_site`, `too_many_requests`, `database_unavailable`.
 */
export const beginSignIn = (input: {
  readonly provider: ProviderId;
  readonly next: string;
}): Promise<string> => post(`/api/auth/signin/${input.provider}`, { callbackUrl: input.next });

/** Ends the session on the server, not only in this browser. Load the address it gives anew. */
export const signOut = (): Promise<string> => post("/api/auth/signout", { callbackUrl: "/sign-in" });
