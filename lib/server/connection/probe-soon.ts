import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { isComplete } from "@/lib/search/findings";
import { systemClock } from "@/lib/server/clock";
import { logger } from "@/lib/server/logger/logger";
import { mergedFindings, probe } from "./probe";
import { intercomFor } from "./runtime";
import { findConnection, saveFindings } from "./store";

// On globalThis, because pages and routes are bundled apart.
const shared: typeof globalThis & { switchyardProbe?: () => void } = globalThis;

/** Then until the next start, or until somebody asks. */
const pausesMs = [0, 10_000, 60_000, 600_000, 3_600_000] as const;

/** True when nothing is left to be found out about the stored connection, or there is none that works. */
export const probeStored = async (): Promise<boolean> => {
  const stored = await findConnection();
  if (!stored || stored.status === "rejected" || isComplete(stored.findings)) return true;
  const found = await probe(intercomFor(stored), systemClock.now());
  const findings = mergedFindings(stored.findings, found);
  await saveFindings(stored.id, stored.workspaceId, findings);
  return isComplete(findings);
};

const probeUntilKnown = async (isCurrent: () => boolean): Promise<void> => {
  for (const ms of pausesMs) {
    await pause(ms, undefined, { ref: false });
    if (!isCurrent()) return;
    try {
      if (await probeStored()) return;
    } catch (error) {
      logger().warn({ err: error }, "the workspace's search could not be probed");
    }
  }
};

/** Once, when the server starts: probes what is connected and not known yet, now and whenever `askForProbe` is called. */
export const startProbing = (): void => {
  let turn = 0;
  shared.switchyardProbe = () => {
    turn += 1;
    const own = turn;
    void probeUntilKnown(() => own === turn);
  };
  shared.switchyardProbe();
};

/** Behind the back of whoever has just connected a workspace: it never makes them wait, nor fail. */
export const askForProbe = (): void => shared.switchyardProbe?.();
