import "server-only";
import type { User } from "next-auth";
import type { OAuthConfig, TokenEndpointHandler } from "next-auth/providers/oauth";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import type { AppError } from "@/lib/core/errors";
import { err, type Result } from "@/lib/core/result";

/** One run of next-auth's protocol: what went wrong inside its callbacks, which would only pass its text on. */
export type Attempt = {
  error?: AppError;
  /** Why a provider's word did not count. */
  problem?: SignInProblem;
};

/** @throws Error always, once the reason is noted */
export const refuse = (attempt: Attempt, problem: SignInProblem): never => {
  attempt.problem ??= problem;
  throw new Error(`refused: ${attempt.problem}`);
};

type Answer = Parameters<NonNullable<TokenEndpointHandler["request"]>>[0] & { readonly code: string };

export type Provided = Omit<OAuthConfig<object>, "type" | "token" | "userinfo" | "profile"> & {
  readonly tokenUrl?: string;
  readonly userinfoUrl?: string;
  /** Asks the provider whose answer it is: their e-mail address, where it vouches for it. Never rejects. */
  readonly vouch: (answer: Answer) => Promise<Result<string, SignInProblem>>;
};

/** Begins the session of whom a provider vouches for. @throws where there is none; the attempt then says why */
export type Enter = (email: Result<string, SignInProblem>) => Promise<User>;

/**
 * A provider as next-auth takes it. Whose answer it is, is settled where next-auth would fetch tokens: so their reasons stay ours,
 * and no token is handed on.
 */
export const asConfig = (provided: Provided, attempt: Attempt, enter: Enter): OAuthConfig<object> => {
  const { vouch, tokenUrl, userinfoUrl, ...config } = provided;
  let user: User | null = null;
  return {
    ...config,
    type: "oauth",
    token: {
      ...(tokenUrl === undefined ? {} : { url: tokenUrl }),
      request: async (answer) => {
        const { params, checks } = answer;
        // It ends nothing of what the browser has begun, and has no reason that would.
        if (params.state !== undefined && params.state !== checks.state)
          throw new Error("the answer to another sign-in");
        const isOurs = params.state !== undefined;
        user = await enter(
          isOurs && params.code ? await vouch({ ...answer, code: params.code }) : err("expired"),
        );
        return { tokens: {} };
      },
    },
    userinfo: { ...(userinfoUrl === undefined ? {} : { url: userinfoUrl }), request: () => ({}) },
    profile: () => user ?? refuse(attempt, "failed"),
  };
};
