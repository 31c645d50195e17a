import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sealWithCurrentKey } from "@/lib/server/connection/key-use";
import { askForProbe, startProbing } from "@/lib/server/connection/probe-soon";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool } from "@/lib/server/db/database";
import { purge } from "@/lib/server/db/purge";
import { env, problemsOfProcess } from "@/lib/server/env";
import { type Watch, watchRequests } from "@/lib/server/http/watch";
import { logger } from "@/lib/server/logger/logger";
import { type Sender, startSending } from "@/lib/server/outgoing/sender";
import { sealFactorsWithCurrentKey } from "@/lib/server/second-factor/store";
import { seedConnection } from "@/lib/server/setup/seed-connection";

/** How long a stop waits for requests under way: an action that Intercom is carrying out should get its outcome stored. */
const longestStopMs = 8000;
/** Also for a process that is restarted every hour. */
const firstPurgeMs = 2000;
const hourMs = 3_600_000;
const seedPausesMs = [0, 2000, 10_000, 30_000, 60_000] as const;

const stop = async (signal: string, watch: Watch, sender: Sender): Promise<void> => {
  const underWay = () => watch.underWay() + sender.underWay();
  logger().info({ signal, underWay: underWay() }, "stopping");
  watch.closeServers();
  sender.stop();
  for (let waited = 0; underWay() > 0 && waited < longestStopMs; waited += 20) await pause(20);
  await Promise.allSettled([closeRuntime(), closePool()]);
  process.exit(0);
};

const seed = async (): Promise<void> => {
  for (const ms of seedPausesMs) {
    await pause(ms, undefined, { ref: false });
    try {
      const result = await seedConnection();
      if (result === "connected") askForProbe();
      if (result === "connected") logger().info({}, "connected the workspace of INTERCOM_ACCESS_TOKEN");
      return;
    } catch (error) {
      logger().warn({ err: error }, "the workspace of INTERCOM_ACCESS_TOKEN could not be connected");
    }
  }
};

const purgeNowAndThen = async (): Promise<void> => {
  for (let ms = firstPurgeMs; ; ms = hourMs) {
    await pause(ms, undefined, { ref: false });
    try {
      logger().info(await purge(), "deleted what nothing asks for any more");
    } catch (error) {
      logger().warn({ err: error }, "old rows could not be deleted");
    }
  }
};

/**
 * At the start, so that a wrong secret is said before anybody asks for anything; and again each hour, since a process that still
 * runs with the old secret may have sealed a new token meanwhile.
 */
const sealNowAndThen = async (): Promise<void> => {
  for (; ; await pause(hourMs, undefined, { ref: false })) {
    try {
      const use = await sealWithCurrentKey();
      if (env().oldSecrets.length > 0 && use !== null)
        logger().info(use, "whether today's secret seals the access token");
    } catch (error) {
      logger().error({ err: error }, "the stored access token could not be opened");
    }
    try {
      const factors = await sealFactorsWithCurrentKey();
      if (env().oldSecrets.length > 0 && factors.total > 0)
        logger().info(factors, "whether today's secret seals all second factors");
    } catch (error) {
      logger().error({ err: error }, "second factors could not be sealed anew");
    }
  }
};

/** Once, when the server starts: refuses wrong settings, and sees to a clean end. */
export const startUp = (): void => {
  const problems = problemsOfProcess();
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n`);
    process.exit(1);
  }
  const watch = watchRequests();
  const sender = startSending();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void stop(signal, watch, sender));
  startProbing();
  void seed();
  void purgeNowAndThen();
  void sealNowAndThen();
};
