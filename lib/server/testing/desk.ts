import { randomUUID } from "node:crypto";
import { createIntercomClient, type IntercomClient } from "@/lib/intercom/client";
import type { Findings } from "@/lib/search/findings";
import type { ServerCache } from "@/lib/server/cache/cache";
import { createServerCache } from "@/lib/server/cache/server-cache";
import type { Actor, Ctx } from "@/lib/server/context";
import type { Journal } from "@/lib/server/journal/journal";
import { createJournal } from "@/lib/server/journal/postgres-journal";
import { createMediaLinks } from "@/lib/server/media/links";

/** One process of Switchyard as its verbs see it: a real client, a real cache, and a clock that waiting moves. */
export type Desk = {
  readonly ctxFor: (actor?: Partial<Actor>, signal?: AbortSignal) => Ctx;
  readonly clock: { readonly now: () => number; readonly advance: (ms: number) => void };
  readonly intercom: IntercomClient;
  /** Once nothing is being read any more, also not behind an answer that was shown old. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const noJournal: Journal = {
  around: () => Promise.reject(new Error("this test has no database")),
};

const watched = (
  cache: ServerCache,
): { readonly cache: ServerCache; readonly settled: () => Promise<void> } => {
  const running = new Set<Promise<unknown>>();
  return {
    cache: {
      ...cache,
      read: (key, options, load, signal) =>
        cache.read(
          key,
          options,
          async (flight) => {
            const loading = load(flight);
            running.add(loading);
            return loading.finally(() => running.delete(loading));
          },
          signal,
        ),
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};

/**
 * Over an upstream at `url`. Waits between tries pass at once and move the clock instead. `withJournal` needs
 * `startTestSwitchyard`.
 */
export const createDesk = (upstream: {
  readonly url: string;
  readonly token: string;
  readonly withJournal?: boolean;
  /** How long silence is borne, for tests of silence. Elsewhere a busy machine must not be taken for a silent one. */
  readonly patienceMs?: number;
  /** What probing is taken to have found. */
  readonly findings?: Findings | null;
}): Desk => {
  const patienceMs = upstream.patienceMs ?? 10_000;
  let offsetMs = 0;
  const clock = { now: () => Date.now() + offsetMs };
  const advance = (ms: number) => {
    offsetMs += ms;
  };
  const intercom = createIntercomClient({
    baseUrl: upstream.url,
    token: upstream.token,
    clock,
    timeouts: { connect: 3000, headers: patienceMs, readTotal: patienceMs * 5, writeTotal: patienceMs * 5 },
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      advance(ms);
    },
  });
  const { cache, settled } = watched(createServerCache({ clock, maxEntries: 1000, maxBytes: 16_000_000 }));
  const media = createMediaLinks({ secret: "0123456789abcdef0123456789abcdef", localOrigin: upstream.url });
  const memberId = randomUUID();

  return {
    clock: { now: clock.now, advance },
    intercom,
    settled,
    close: () => intercom.close(),
    ctxFor: (actor = {}, signal = new AbortController().signal) => {
      const whole: Actor = {
        memberId,
        sessionId: randomUUID(),
        name: "Ada Nwosu",
        email: "agent@demo.test",
        role: "agent",
        teammateId: "6120401",
        ...actor,
      };
      return {
        actor: whole,
        connection: {
          id: "connection-1",
          workspaceId: "demo",
          workspaceName: "Demo",
          region: "us",
          tokenVersion: 1,
          isLocal: true,
          findings: upstream.findings ?? null,
        },
        clock,
        uuid: randomUUID,
        intercom,
        cache,
        journal: upstream.withJournal ? createJournal(whole.memberId) : noJournal,
        media,
        signal,
        requestId: null,
      };
    },
  };
};
