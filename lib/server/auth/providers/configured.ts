import "server-only";
import { type Provider, type ProviderId, providerIds, type SignInProblem } from "@/lib/api/sign-in-problem";
import { err, ok, type Result } from "@/lib/core/result";
import { findConnection } from "@/lib/server/connection/store";
import { env } from "@/lib/server/env";
import type { Provided } from "./attempt";
import { intercomProvider } from "./intercom";
import { oidcProvider, published } from "./oidc";

/** Those that the environment names, with what people call them. */
export const configuredProviders = (): readonly Provider[] => {
  const { intercomOAuth, oidc } = env();
  return [
    ...(intercomOAuth === null ? [] : [{ id: "intercom", name: "Intercom" } as const]),
    ...(oidc === null ? [] : [{ id: "oidc", name: oidc.name } as const]),
  ];
};

/** Null for every other word, and for a provider that is not configured. */
export const configuredProvider = (id: string | undefined): ProviderId | null =>
  providerIds.find((known) => known === id && configuredProviders().some((each) => each.id === id)) ?? null;

/** @throws AppError `database_unavailable` */
export const providerFor = async (id: ProviderId): Promise<Result<Provided, SignInProblem>> => {
  const { intercomOAuth, oidc } = env();
  if (id === "oidc" && oidc !== null) {
    const found = await published(oidc.issuer);
    return found.ok ? ok(oidcProvider(oidc, found.value)) : found;
  }
  const connection = await findConnection();
  if (intercomOAuth === null || connection === null) return err("not-connected");
  return ok(intercomProvider(intercomOAuth, connection));
};
