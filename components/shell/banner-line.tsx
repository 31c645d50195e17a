"use client";
import { useQueryClient } from "@tanstack/react-query";
import ClockAlert from "lucide-react/icons/clock-alert";
import KeyRound from "lucide-react/icons/key-round";
import WifiOff from "lucide-react/icons/wifi-off";
import { type ReactNode, useEffect } from "react";
import { useHealthWatch } from "@/components/data/health";
import { useHealth, useOnline } from "@/components/data/use-health";
import { useWorkspace } from "@/components/data/workspace-query";
import { useClock } from "@/components/ui/clock";
import { Icon, type IconShape } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { can } from "@/lib/access/roles";

const spreadMs = 2000;

/** Reads again what failed once the wait is over, not all at the same moment as everybody else. */
const useEndOfWait = (untilMs: number | null) => {
  const client = useQueryClient();
  const watch = useHealthWatch();
  useEffect(() => {
    if (untilMs === null) return;
    const timer = setTimeout(
      () => {
        watch.waited();
        void client.refetchQueries({ type: "active", predicate: (query) => query.state.status === "error" });
      },
      Math.max(0, untilMs - Date.now()) + Math.random() * spreadMs,
    );
    return () => clearTimeout(timer);
  }, [client, watch, untilMs]);
};

const Line = ({ icon, children }: { icon: IconShape; children: ReactNode }) => (
  <div className="flex items-center gap-2.5 border-b border-line bg-warm-soft px-4 py-2 text-warm">
    <Icon of={icon} />
    <p className="min-w-0 flex-1">{children}</p>
  </div>
);

const Rejected = () => {
  const me = useWorkspace()?.me;
  return (
    <Line icon={KeyRound}>
      Intercom no longer accepts the access token. What you see may be out of date, and actions cannot be
      done.{" "}
      {me && can(me.role, "manage-connection") ? (
        <PageLink href="/settings" className="font-semibold underline underline-offset-2">
          Give a new token
        </PageLink>
      ) : (
        "Ask an owner to give a new one in the settings."
      )}
    </Line>
  );
};

const Waiting = ({ untilMs }: { untilMs: number }) => {
  const seconds = useClock((now) => Math.max(0, Math.ceil((untilMs - now) / 1000)));
  return (
    <Line icon={ClockAlert}>
      Intercom asks to wait. Nothing is lost. {/* To be seen run down, not to be read out each second. */}
      <span aria-live="off" className="num">
        Going on in {seconds} s.
      </span>
    </Line>
  );
};

/** What stands between this page and Intercom; the gravest only. */
export const BannerLine = () => {
  const { rejectedAtMs, limitedUntilMs } = useHealth();
  const online = useOnline();
  useEndOfWait(limitedUntilMs);
  if (!online)
    return <Line icon={WifiOff}>You are offline. This is what was known; actions need a connection.</Line>;
  if (rejectedAtMs !== null) return <Rejected />;
  return limitedUntilMs === null ? null : <Waiting untilMs={limitedUntilMs} />;
};
