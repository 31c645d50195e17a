"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { membersQuery } from "@/components/data/members-query";
import { secondFactorQuery } from "@/components/data/second-factor-query";
import { sessionsQuery } from "@/components/data/sessions-query";
import { Button } from "@/components/ui/button";
import { latePart } from "@/components/ui/late-part";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Pill } from "@/components/ui/pill";
import { Time } from "@/components/ui/time";
import type { SecondFactor as State } from "@/lib/api/second-factor";
import { agoSpan } from "@/lib/core/time";
import { ListTrouble } from "./list-trouble";
import { ListWaiting } from "./list-waiting";

type DialogName = "TurnOnDialog" | "TurnOffDialog" | "NewCodesDialog";

const late = (name: DialogName) =>
  latePart("The second factor", () => import("./second-factor-dialogs").then((file) => file[name]));

const dialogs = {
  on: late("TurnOnDialog"),
  off: late("TurnOffDialog"),
  codes: late("NewCodesDialog"),
} as const;

/** So few that it is time for new ones. */
const fewCodes = 3;

const codesWords = (left: number): string => {
  if (left === 0) return "No recovery code is left.";
  return left === 1 ? "One recovery code is left." : `${left} recovery codes are left.`;
};

const Facts = ({ onSinceMs, codesLeft }: State) =>
  onSinceMs === null ? (
    <p className="text-ink-2">
      With it, signing in takes a code from an app on your phone beside your password: a password that
      somebody found out is not enough.
    </p>
  ) : (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone="calm">On</Pill>
        <span className="text-ink-2">
          Turned on <Time at={onSinceMs / 1000} format={agoSpan} />. {codesWords(codesLeft)}
        </span>
      </p>
      {codesLeft > fewCodes ? null : (
        <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">
          Make new recovery codes before you lose your phone: without a code only an owner can let you in.
        </p>
      )}
    </div>
  );

/** One's own second factor: on, off, and the codes for a lost phone. */
export const SecondFactor = () => {
  const client = useQueryClient();
  const { data, error, refetch, dataUpdatedAt, fetchStatus } = useQuery(secondFactorQuery());
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const trouble = error ? (
    <ListTrouble
      what="Your second factor"
      error={error}
      shownFromMs={data === undefined ? null : dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  ) : null;
  if (data === undefined) {
    if (trouble) return trouble;
    if (fetchStatus === "paused") return <OfflineNotice what="Your second factor" />;
    return <ListWaiting label="Reading whether your second factor is on" />;
  }
  const isOn = data.onSinceMs !== null;
  const Opened = open === null ? null : dialogs[open];
  const close = () => {
    setOpen(null);
    for (const { queryKey } of [secondFactorQuery(), sessionsQuery(), membersQuery()])
      void client.invalidateQueries({ queryKey });
  };
  return (
    <>
      {trouble}
      <Facts {...data} />
      <div className="mt-3 flex flex-wrap gap-2">
        {/* One button for both, so that the focus which comes back to it stays. */}
        <Button
          variant={isOn ? "danger" : "outline"}
          aria-label={isOn ? "Turn off the second factor" : "Turn on the second factor"}
          onClick={() => setOpen(isOn ? "off" : "on")}
        >
          {isOn ? "Turn off" : "Turn on"}
        </Button>
        {isOn ? <Button onClick={() => setOpen("codes")}>New recovery codes</Button> : null}
      </div>
      {Opened ? <Opened onClose={close} /> : null}
    </>
  );
};
