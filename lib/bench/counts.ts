import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ownHeader } from "@/lib/api/call";
import { builtInViews } from "@/lib/search/built-in-views";
import { type BenchTarget, signIn } from "./app";
import type { BenchLine } from "./bench-line";

/** As in quality.md 3.2: so many views are counted for so many people; a page asks every half a minute. */
const counted = 20;
const agents = 50;
const pollMs = 30_000;
const minutes = 2;

const save = async (target: BenchTarget, cookie: string, index: number): Promise<void> => {
  const response = await fetch(`${target.appUrl}/api/views`, {
    method: "POST",
    headers: { cookie, origin: target.appUrl, "content-type": "application/json", [ownHeader]: "1" },
    body: JSON.stringify({
      id: randomUUID(),
      name: `Counted ${index}`,
      icon: "star",
      query: `state:open parts:>${index}`,
      sort: "waiting",
      columns: [],
      groupBy: null,
      audience: "everyone",
    }),
  });
  if (!response.ok) throw new Error(`Saving a view answered ${response.status}: ${await response.text()}`);
};

const poll = async (target: BenchTarget, cookie: string, startsInMs: number): Promise<void> => {
  await wait(startsInMs);
  for (let asked = 0; asked < (minutes * 60_000) / pollMs; asked += 1) {
    const response = await fetch(`${target.appUrl}/api/queue/counts`, { headers: { cookie } });
    if (!response.ok) throw new Error(`The counts answered ${response.status}.`);
    await response.arrayBuffer();
    await wait(pollMs);
  }
};

/** Upstream calls a minute while fifty browsers, each at its own moment, keep twenty counts alive; the limit is the model's 4 D. */
export const benchCounts = async (target: BenchTarget): Promise<BenchLine> => {
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  for (let index = 0; index < counted - builtInViews.length; index += 1) await save(target, cookie, index);
  await fetch(`${target.demoUrl}/__control/ledger`, { method: "DELETE" });
  await Promise.all(
    Array.from({ length: agents }, (_, index) => poll(target, cookie, (index * pollMs) / agents)),
  );
  const response = await fetch(`${target.demoUrl}/__control/ledger`);
  const { entries }: { readonly entries: readonly { readonly path: string }[] } = await response.json();
  const calls = entries.filter((entry) => entry.path === "/conversations/search").length;
  return {
    id: "D",
    what: "upstream calls a minute, 20 counts, 50 browsers",
    value: calls / minutes,
    unit: "calls",
    limit: 4 * counted,
    detail: `${calls} in ${minutes} minutes; polling naively would take ${(agents * counted * 60_000) / pollMs} a minute`,
  };
};
