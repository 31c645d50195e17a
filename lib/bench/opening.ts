import type { BrowserContext, Page } from "playwright";
import { type BenchTarget, median, signIn } from "./app";
import { control, cookiesOf, launch, slowDown } from "./browser";
import { noiseOf, p95, ratioOf } from "./figures";
import { framed, openFloor, serveFloors } from "./floors";
import type { BenchLine } from "./reads";
import { longestTask, observeOpening, untilShown } from "./shown";
import { mixedParts, type PlantedPart, threadHtml } from "./thread";

const cpuSlowdown = 4;
const longParts = 500;
/** As most threads are. */
const usualParts = 14;
const usualThreads = 24;
const rounds = 7;
const latencyMs = 300;
const word = "zqopening";
const patienceMs = 120_000;
const firstAt = Date.parse("2026-11-01T08:00:00Z") / 1000;

type Planted = { readonly id: string; readonly subject: string; readonly parts: readonly PlantedPart[] };

/** Apart from each other in time, so that the list has them in this order. */
const plant = async (
  target: BenchTarget,
  index: number,
  subject: string,
  parts: readonly PlantedPart[],
): Promise<Planted> => {
  const made = await control(target, "/conversations", {
    type: "email",
    subject: `${subject} ${word}`,
    read: true,
    created_at: firstAt - index * 3600,
    contact: { name: "Nora Field", email: "nora@bench.example" },
    parts,
  });
  const id = typeof made === "object" && made !== null && "id" in made ? String(made.id) : "";
  return { id, subject: `${subject} ${word}`, parts };
};

const row = (page: Page, subject: string) => page.getByRole("option").filter({ hasText: subject });

const open = async (page: Page, { subject }: Planted, all = false): Promise<number> => {
  await row(page, subject).click({ noWaitAfter: true });
  return untilShown(page, subject, all);
};

const floorPages = (usual: readonly Planted[], long: Planted): ReadonlyMap<string, string> =>
  new Map([
    ...usual.map(({ id, parts }): readonly [string, string] => [`/${id}`, threadHtml(parts)]),
    [`/${long.id}`, framed(threadHtml(long.parts))] as const,
  ]);

const warmLines = async (app: Page, floor: Page, floorUrl: string, usual: readonly Planted[]) => {
  const [first, second] = usual;
  if (!first || !second) throw new Error("B6 needs two threads.");
  for (const one of [first, second]) await open(app, one);
  const [times, floors, again]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds * 3; round++) {
    const one = round % 2 === 0 ? first : second;
    floors.push(await openFloor(floor, floorUrl, one.id));
    times.push(await open(app, one));
    again.push(await openFloor(floor, floorUrl, one.id));
  }
  const line: BenchLine = {
    id: "B6",
    what: "warm open ÷ static page of the thread",
    value: p95(times) / p95([...floors, ...again]),
    unit: "×",
    limit: 2,
    detail: `p95 ${Math.round(p95(times))} ms against ${Math.round(p95([...floors, ...again]))} ms, A/A ${noiseOf(floors, again).toFixed(2)}, CPU ÷ ${cpuSlowdown}`,
  };
  return line;
};

/** Each thread is opened once, from far away in the list, so that nothing has read it ahead. */
const coldLine = async (app: Page, target: BenchTarget, usual: readonly Planted[]): Promise<BenchLine> => {
  await control(target, "/faults", {
    match: "GET /conversations/:id",
    times: null,
    kind: "slow",
    delayMs: latencyMs,
  });
  const times: number[] = [];
  for (const one of usual) times.push(await open(app, one));
  await fetch(`${target.demoUrl}/__control/faults`, { method: "DELETE" });
  return {
    id: "B6",
    what: `cold open, Intercom takes ${latencyMs} ms: beyond it`,
    value: p95(times) - latencyMs,
    unit: "ms",
    limit: 150,
    detail: `p95 of ${times.length}, median ${Math.round(median(times))} ms in all`,
  };
};

const longLines = async (
  app: Page,
  floor: Page,
  floorUrl: string,
  long: Planted,
  other: Planted,
): Promise<BenchLine[]> => {
  await open(app, long, true);
  const [times, floors, again, tasks, firsts]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  for (let round = 0; round < rounds; round++) {
    await open(app, other);
    floors.push(await openFloor(floor, floorUrl, long.id));
    await row(app, long.subject).click({ noWaitAfter: true });
    firsts.push(await untilShown(app, long.subject, false));
    times.push(await untilShown(app, long.subject, true));
    tasks.push(await longestTask(app));
    again.push(await openFloor(floor, floorUrl, long.id));
  }
  return [
    {
      id: "B7",
      what: `${longParts} mixed parts, all readable ÷ one frame with all`,
      value: ratioOf(times, floors, again),
      unit: "×",
      limit: 1.5,
      detail: `${Math.round(median(times))} ms against ${Math.round(median([...floors, ...again]))} ms, the newest after ${Math.round(median(firsts))} ms, A/A ${noiseOf(floors, again).toFixed(2)}, CPU ÷ ${cpuSlowdown}`,
    },
    {
      id: "B7",
      what: `${longParts} mixed parts: longest task`,
      value: median(tasks),
      unit: "ms",
      limit: 200,
      detail: `median of ${rounds} openings, the worst ${Math.round(Math.max(...tasks))} ms, CPU ÷ ${cpuSlowdown}`,
    },
  ];
};

const openList = async (context: BrowserContext, target: BenchTarget): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(observeOpening);
  await page.goto(`${target.appUrl}/queue?q=${encodeURIComponent(`subject:~${word}`)}&sort=created`, {
    waitUntil: "networkidle",
  });
  return page;
};

/** B6 and B7: how long it takes until a conversation that is opened from the list can be read, beside plain pages with the same words. */
export const benchOpening = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  const usual: Planted[] = [];
  for (let index = 0; index < usualThreads; index++)
    usual.push(
      await plant(
        target,
        index,
        `Usual ${String(index).padStart(2, "0")}`,
        mixedParts(usualParts, firstAt + index),
      ),
    );
  const long = await plant(target, usualThreads + 5, "Long", mixedParts(longParts, firstAt));
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  const floors = await serveFloors(floorPages(usual, long));
  const browser = await launch(executablePath);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1800 } });
    await context.addCookies(cookiesOf(cookie, target.appUrl));
    const app = await openList(context, target);
    const floor = await context.newPage();
    const cold = await coldLine(
      app,
      target,
      usual.filter((_, index) => index % 3 === 0),
    );
    for (const page of [app, floor]) await slowDown(page, cpuSlowdown);
    const warm = await warmLines(app, floor, floors.url, usual);
    const [first] = usual;
    return [warm, cold, ...(first ? await longLines(app, floor, floors.url, long, first) : [])];
  } finally {
    await browser.close();
    floors.close();
  }
};
