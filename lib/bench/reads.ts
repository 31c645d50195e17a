import autocannon from "autocannon";
import { type BenchTarget, cpuMicroseconds, median, signIn } from "./app";
import type { BenchLine } from "./bench-line";
import { noiseLine } from "./figures";

const rounds = 7;
const requestsPerRound = 800;

type Request = { path: string };

/** CPU of the server for each request, in microseconds, over one round of 4 connections. */
const cpuPerRequest = async (target: BenchTarget, cookie: string, requests: Request[]): Promise<number> => {
  const before = cpuMicroseconds(target.appPid);
  const result = await autocannon({
    url: target.appUrl,
    connections: 4,
    amount: requestsPerRound,
    headers: { cookie, accept: "application/json" },
    requests: requests.map((request) => ({ method: "GET", path: request.path })),
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} of ${requestsPerRound} requests to ${requests[0]?.path} failed.`);
  return (cpuMicroseconds(target.appPid) - before) / requestsPerRound;
};

const conversationIds = async (target: BenchTarget, cookie: string): Promise<string[]> => {
  const ids: string[] = [];
  let cursor = "";
  while (ids.length < 200) {
    const address = `${target.appUrl}/api/queue?q=${encodeURIComponent("state:open")}&sort=created${cursor}`;
    const response = await fetch(address, { headers: { cookie } });
    if (!response.ok) throw new Error(`The queue answered ${response.status}.`);
    const page = (await response.json()) as { rows: { id: string }[]; nextCursor: string | null };
    ids.push(...page.rows.map((row) => row.id));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return ids;
};

/**
 * B1 and B2: CPU of a cold and of a cached read through Switchyard against a route that does nothing, interleaved in one run.
 * The floor is measured twice a round (A/A); when the two differ by more than 15 % the run is too noisy to count.
 */
export const benchReads = async (target: BenchTarget): Promise<BenchLine[]> => {
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  const ids = await conversationIds(target, cookie);
  const empty = [{ path: "/api/health" }];
  const cold = ids.map((id) => ({ path: `/api/conversations/${id}?fresh=1` }));
  const cached = [{ path: `/api/conversations/${ids[0]}` }];
  for (const requests of [empty, cold, cached]) await cpuPerRequest(target, cookie, requests);
  const b1: number[] = [];
  const b2: number[] = [];
  const floors: number[] = [];
  const agains: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const floor = await cpuPerRequest(target, cookie, empty);
    const again = await cpuPerRequest(target, cookie, empty);
    const base = (floor + again) / 2;
    floors.push(floor);
    agains.push(again);
    b1.push((await cpuPerRequest(target, cookie, cold)) / base);
    b2.push((await cpuPerRequest(target, cookie, cached)) / base);
  }
  const detail = `floor ${Math.round(median([...floors, ...agains]))} µs a request`;
  return [
    {
      id: "B1",
      what: "cold proxied read ÷ empty route (CPU)",
      value: median(b1),
      unit: "×",
      limit: 3,
      detail,
    },
    { id: "B2", what: "cached read ÷ empty route (CPU)", value: median(b2), unit: "×", limit: 1.5, detail },
    noiseLine("B1 and B2", floors, agains),
  ];
};

/** B3: how many calls reach Intercom when 100 people open the same conversation at once. */
export const benchCoalescing = async (target: BenchTarget): Promise<BenchLine> => {
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  const ids = await conversationIds(target, cookie);
  const id = ids.at(-1) ?? "";
  const control = (path: string, init?: RequestInit) => fetch(`${target.demoUrl}/__control${path}`, init);
  await control("/ledger", { method: "DELETE" });
  await control("/faults", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: "GET /conversations/:id", times: 1, kind: "slow", delayMs: 300 }),
  });
  const reads = Array.from({ length: 100 }, () =>
    fetch(`${target.appUrl}/api/conversations/${id}`, { headers: { cookie } }),
  );
  const statuses = await Promise.all(reads.map(async (read) => (await read).status));
  const ledger = (await (await control("/ledger")).json()) as
    | { entries?: { path: string }[] }
    | { path: string }[];
  const entries = Array.isArray(ledger) ? ledger : (ledger.entries ?? []);
  const calls = entries.filter((entry) => entry.path.startsWith(`/conversations/${id}`)).length;
  return {
    id: "B3",
    what: "upstream calls for 100 identical reads at once",
    value: calls,
    unit: "calls",
    limit: 1,
    detail: `${statuses.filter((status) => status === 200).length} of 100 answered 200`,
  };
};
