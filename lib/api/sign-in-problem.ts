/** By whom one can sign in beside a password: the word in addresses, never a person's own. */
export const providerIds = ["intercom", "oidc"] as const;
export type ProviderId = (typeof providerIds)[number];

/** What the sign-in page may know of a provider. */
export type Provider = { readonly id: ProviderId; readonly name: string };

/** Why somebody who came back from a provider stands before the sign-in page again, as its address says it. */
export const signInProblems = [
  "cancelled",
  "expired",
  "unreachable",
  "refused",
  "unknown",
  "unverified",
  "look-alike",
  "disabled",
  "other-workspace",
  "not-connected",
  "too-many",
  "unavailable",
  "failed",
] as const;
export type SignInProblem = (typeof signInProblems)[number];
