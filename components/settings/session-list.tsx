"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sessionsQuery } from "@/components/data/sessions-query";
import { Button } from "@/components/ui/button";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Pill } from "@/components/ui/pill";
import { Time } from "@/components/ui/time";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { deleteOtherSessions, deleteSession, type SessionRow } from "@/lib/api/sessions";
import { isAppError } from "@/lib/core/errors";
import { agoSpan } from "@/lib/core/time";
import { deviceWords } from "./device-words";
import { ListTrouble } from "./list-trouble";
import { ListWaiting } from "./list-waiting";

type ItemProps = {
  readonly session: SessionRow;
  readonly pending: boolean;
  readonly onEnd: () => void;
};

const Item = ({ session, pending, onEnd }: ItemProps) => {
  const device = deviceWords(session.userAgent);
  const place = session.address === null ? "an unknown address" : session.address;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device}
          {session.isCurrent ? <Pill tone="calm">This browser</Pill> : null}
        </p>
        <p className="text-s text-ink-3 [overflow-wrap:anywhere]">
          From {place} · signed in <Time at={session.signedInAtMs / 1000} format={agoSpan} /> · last seen{" "}
          <Time at={session.lastSeenAtMs / 1000} format={agoSpan} />
        </p>
      </div>
      <Button
        pending={pending}
        onClick={onEnd}
        aria-label={session.isCurrent ? "Sign out of this browser" : `Sign out ${device}, from ${place}`}
      >
        Sign out
      </Button>
    </li>
  );
};

/** What ends sessions, one at a time or all others at once, and says what came of it. */
const useEnding = (onSignOut: () => Promise<void>, onDone: () => void) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const [pending, setPending] = useState<string | null>(null);
  const run = async (what: string, work: () => Promise<void>) => {
    if (pending !== null) return;
    setPending(what);
    try {
      await work();
    } catch (cause) {
      const text = isAppError(cause) ? cause.message : "Signing out failed. Try again in a moment.";
      show({ tone: "late", text });
    } finally {
      setPending(null);
      void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    }
  };
  const keepOnly = (stays: (one: SessionRow) => boolean) =>
    client.setQueryData(sessionsQuery().queryKey, (before) =>
      before === undefined ? before : { sessions: before.sessions.filter(stays) },
    );
  return {
    pending,
    end: (session: SessionRow) =>
      run(session.id, async () => {
        if (session.isCurrent) return onSignOut();
        await callApi(deleteSession, { id: session.id });
        onDone();
        keepOnly(({ id }) => id !== session.id);
        show({ tone: "calm", text: `${deviceWords(session.userAgent)} is signed out.` });
      }),
    endOthers: () =>
      run("others", async () => {
        const { ended } = await callApi(deleteOtherSessions, {});
        onDone();
        keepOnly(({ isCurrent }) => isCurrent);
        const where = ended === 1 ? "one other place" : `${ended} other places`;
        show({
          tone: "calm",
          text: ended === 0 ? "You were signed in nowhere else." : `Signed out in ${where}.`,
        });
      }),
  };
};

/** Where one is signed in, each place to be signed out of. */
export const SessionList = ({ onSignOut }: { onSignOut: () => Promise<void> }) => {
  const { data, error, refetch, dataUpdatedAt, fetchStatus } = useQuery(sessionsQuery());
  const list = useRef<HTMLUListElement>(null);
  // The button goes with its row.
  const { pending, end, endOthers } = useEnding(onSignOut, () => list.current?.focus());
  const trouble = error ? (
    <ListTrouble
      what="Where you are signed in"
      error={error}
      shownFromMs={data === undefined ? null : dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  ) : null;
  if (data === undefined) {
    if (trouble) return trouble;
    if (fetchStatus === "paused") return <OfflineNotice what="Where you are signed in" />;
    return <ListWaiting label="Reading where you are signed in" />;
  }
  const others = data.sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      {trouble}
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Sessions"
        className="divide-y divide-line rounded-s outline-none"
      >
        {data.sessions.map((session) => (
          <Item
            key={session.id}
            session={session}
            pending={pending === session.id}
            onEnd={() => void end(session)}
          />
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="text-ink-2">You are signed in nowhere else.</p>
      ) : (
        <Button className="mt-2" pending={pending === "others"} onClick={() => void endOthers()}>
          Sign out everywhere else
        </Button>
      )}
    </>
  );
};
