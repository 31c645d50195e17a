import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import { safePath } from "@/lib/server/auth/callback-url";
import { cookieNames, openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession, type LiveSession } from "@/lib/server/auth/sessions";
import { systemClock } from "@/lib/server/clock";
import type { Actor, Ctx } from "@/lib/server/context";
import { settingsOf } from "@/lib/server/settings/store";
import { hasOwner } from "@/lib/server/setup/state";
import { contextOf } from "./context";
import { pathHeader } from "./page-headers";

const currentSession = async (): Promise<LiveSession | null> => {
  const jar = await cookies();
  const id = await openSessionCookie(jar.get(cookieNames().session)?.value);
  return id === null ? null : findSession(id, systemClock.now());
};

/** Who asks for this page; null for a stranger. */
export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null;

const requireSession = async (): Promise<LiveSession> => {
  const session = await currentSession();
  if (session) return session;
  if (!(await hasOwner())) redirect("/setup");
  const asked = safePath((await headers()).get(pathHeader));
  redirect(asked === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(asked)}`);
};

/** For pages that need somebody: redirects strangers to /sign-in (with the way back), or to /setup on a new Switchyard. */
export const requireActor = async (): Promise<Actor> => (await requireSession()).actor;

/**
 * As `requireActor`, with all that a verb needs. Where no workspace is connected its `intercom` and `connection` throw
 * `not_connected`; pages that cannot do without go to /settings instead.
 */
export const requireContext = async (): Promise<Ctx> => {
  const session = await requireSession();
  if (!session.connection) redirect("/settings");
  return contextOf(session, new AbortController().signal);
};

/** What the one who asks has set up; as it comes for a stranger. */
export const currentSettings = async (): Promise<Settings> => {
  const actor = await currentActor();
  return actor === null ? defaultSettings : settingsOf(actor.memberId);
};

/** Whether Intercom is known to refuse the connection's token, for what surrounds the pages. */
export const isConnectionRejected = async (): Promise<boolean> =>
  (await currentSession())?.connection?.status === "rejected";

/** As `requireContext`, for what surrounds pages that also work before a workspace is connected: null there. */
export const contextIfConnected = async (): Promise<Ctx | null> => {
  const session = await requireSession();
  return session.connection ? contextOf(session, new AbortController().signal) : null;
};
