import { readFileSync } from "node:fs";

/** Where the bench finds what `lib/setup` has started for it. */
export type BenchTarget = {
  readonly appUrl: string;
  readonly demoUrl: string;
  /** The process that serves the app; its CPU is what is measured. */
  readonly appPid: number;
};

const need = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Error(`${name} is missing: start this with \`npm run bench\`.`);
  return value;
};

export const targetFromEnv = (): BenchTarget => ({
  appUrl: need("BENCH_APP_URL"),
  demoUrl: need("BENCH_DEMO_URL"),
  appPid: Number(need("BENCH_APP_PID")),
});

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Signs in as a demo member over HTTP as the sign-in page does. Returns the Cookie header to send. */
export const signIn = async (appUrl: string, email: string): Promise<string> => {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const first = cookiesOf(csrf);
  const answer = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: first.join("; "),
      origin: appUrl,
    },
    body: new URLSearchParams({ csrfToken, email, password: "switchyard", json: "true" }),
  });
  const cookies = [...first, ...cookiesOf(answer)];
  if (!cookies.some((cookie) => cookie.includes("session-token"))) {
    throw new Error(`Signing in as ${email} answered ${answer.status} without a session.`);
  }
  return cookies.join("; ");
};

/** User and system time of a process and its threads so far, in microseconds (Linux, 100 ticks a second). */
export const cpuMicroseconds = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10_000;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};
