import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";

export type Environment = Readonly<Record<string, string | undefined>>;

export type Job = {
  /** For messages: "The app", "The demo workspace". */
  readonly name: string;
  /** What Node is started with: options, file, arguments. */
  readonly node: readonly string[];
  /** Laid over this process's own environment. */
  readonly env?: Environment;
  /** A file for all output, or the terminal where none is named. */
  readonly log?: string | undefined;
  /** Where it runs; the project's folder where none is named. */
  readonly cwd?: string;
};

export type Member = { readonly name: string; readonly pid: number; readonly hasEnded: () => boolean };

/** The processes of one command. Whatever way the command ends, `withCrew` ends all of them, last started first. */
export type Crew = {
  /** Starts a process that is meant to go on. */
  readonly start: (job: Job) => Member;
  /** Runs a process to its end. Throws a `SetupError` with its last output where it fails. */
  readonly run: (job: Job) => Promise<void>;
  /** As `run`, but gives the exit code and never throws for it. */
  readonly attempt: (job: Job) => Promise<number>;
  /** Counts a process that another part started as a member. `gone` resolves when it is no more. */
  readonly watch: (name: string, log: string, gone: Promise<void>) => void;
  /** To be done at the end, after what was started later. */
  readonly atEnd: (step: () => Promise<void> | void) => void;
  /** Waits until the address gives any answer. Throws where the member ends before, or after two minutes. */
  readonly untilAnswers: (member: Member, url: string) => Promise<void>;
  /** Waits for Ctrl-C (then 0) or for a member to end by itself (then 1, and it is said which). */
  readonly untilOver: () => Promise<number>;
};

class Interrupted extends Error {}

const patienceMs = 15_000;
const interruptedCode = 130;

type Running = { readonly job: Job; readonly child: ChildProcess; readonly ended: Promise<number> };

const lifeline = path.join(root, "lib/setup/lifeline.mjs");

/** Its own process group, so that Ctrl-C reaches this process alone and the rest ends in order; its lifeline is fd 3. */
const launch = (job: Job): Running => {
  let output: "inherit" | number = "inherit";
  if (job.log !== undefined) {
    mkdirSync(path.dirname(job.log), { recursive: true });
    output = openSync(job.log, "w", 0o600);
  }
  const child = spawn(process.execPath, ["--import", lifeline, ...job.node], {
    cwd: job.cwd ?? root,
    detached: true,
    stdio: ["ignore", output, output, "pipe"],
    env: { ...process.env, ...job.env, SWITCHYARD_LIFELINE: "3" },
  });
  if (typeof output === "number") closeSync(output);
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  return { job, child, ended };
};

const hasEnded = ({ child }: Running) => child.exitCode !== null || child.signalCode !== null || !child.pid;

const signalGroup = ({ child }: Running, name: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // The group is gone.
  }
};

const end = async (running: Running): Promise<void> => {
  if (!hasEnded(running)) {
    running.child.kill("SIGTERM");
    await Promise.race([running.ended, pause(patienceMs, undefined, { ref: false })]);
  }
  // Also where the leader is gone: nothing that it started may stay.
  signalGroup(running, "SIGKILL");
  if (!hasEnded(running)) await running.ended;
};

const tailLines = 30;

/** The last lines of a job's log, for a message. */
export const tailOf = (log: string | undefined): string => {
  if (log === undefined) return "";
  if (!existsSync(log)) return "";
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-tailLines);
  return lines.join("\n");
};

const sentenceOf = (name: string, how: string, log: string | undefined): string =>
  [`${name} ${how}${log === undefined ? "" : ` (all output: ${log})`}.`, tailOf(log)].join("\n").trimEnd();

const failureOf = ({ child, job }: Running): string => {
  const { exitCode, signalCode } = child;
  const how = signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode ?? "?"}`;
  return sentenceOf(job.name, how, job.log);
};

/** Does `work` with a crew and gives the exit code for the terminal. */
export const withCrew = async (work: (crew: Crew) => Promise<number>): Promise<number> => {
  const members: Running[] = [];
  /** One for each member: resolves, with what to say, when it ends. */
  const deaths: Promise<() => string>[] = [];
  const ends: (() => Promise<void> | void)[] = [];
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onSignal);
  const asked = new Promise<"asked">((resolve) =>
    stop.signal.addEventListener("abort", () => resolve("asked"), { once: true }),
  );

  const enlist = (job: Job): Running => {
    if (stop.signal.aborted) throw new Interrupted();
    const running = launch(job);
    ends.push(() => end(running));
    return running;
  };
  const attempt = async (job: Job) => {
    const running = enlist(job);
    const result = await Promise.race([running.ended, asked]);
    if (result === "asked") throw new Interrupted();
    return { running, code: result };
  };

  const crew: Crew = {
    start: (job) => {
      const running = enlist(job);
      members.push(running);
      deaths.push(running.ended.then(() => () => failureOf(running)));
      return { name: job.name, pid: running.child.pid ?? 0, hasEnded: () => hasEnded(running) };
    },
    run: async (job) => {
      const { running, code } = await attempt(job);
      if (code !== 0) throw new SetupError(failureOf(running));
    },
    attempt: async (job) => (await attempt(job)).code,
    watch: (name, log, gone) => {
      deaths.push(gone.then(() => () => sentenceOf(name, "ended by itself", log)));
    },
    atEnd: (step) => {
      ends.push(step);
    },
    untilAnswers: async (member, url) => {
      for (let tries = 0; tries < 1_200; tries += 1) {
        if (stop.signal.aborted) throw new Interrupted();
        const failed = members.find((one) => one.child.pid === member.pid && hasEnded(one));
        if (failed) throw new SetupError(failureOf(failed));
        if (await doesAnswer(url)) return;
        await pause(100);
      }
      throw new SetupError(`${member.name} did not answer at ${url} within two minutes.`);
    },
    untilOver: async () => {
      const death = await Promise.race([asked, ...deaths]);
      if (death === "asked" || stop.signal.aborted) return 0;
      console.error(`${death()}\nStopping everything else.`);
      return 1;
    },
  };

  try {
    return await work(crew);
  } catch (cause) {
    if (cause instanceof Interrupted) return interruptedCode;
    throw cause;
  } finally {
    for (const step of ends.reverse()) await step();
    for (const name of signals) process.off(name, onSignal);
  }
};

const doesAnswer = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
};
