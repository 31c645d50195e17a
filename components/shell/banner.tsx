"use client";
import { useEffect } from "react";
import { useHealth, useOnline } from "@/components/data/use-health";
import { createLate, useLate } from "@/components/ui/late";
import { whenSettled } from "@/components/ui/when-settled";

const line = createLate(() => import("./banner-line").then((file) => file.BannerLine));
const load = () => void line.load().catch(() => undefined);

/**
 * The place of the one line that says what stands between this page and Intercom. Most of the time nothing does: what draws it comes after
 * the page, and at once where there is something to say. Without a network it can no longer come, so that much is said here.
 */
export const Banner = () => {
  const { rejectedAtMs, limitedUntilMs } = useHealth();
  const online = useOnline();
  const isWanted = rejectedAtMs !== null || limitedUntilMs !== null;
  const { value: Line } = useLate(line);
  useEffect(() => {
    if (isWanted) return load();
    return whenSettled(load);
  }, [isWanted]);
  return (
    <div role="status" className="banner">
      {Line ? <Line /> : online ? null : "You are offline."}
    </div>
  );
};
