import type { Page } from "playwright";
import { median } from "./app";
import type { BenchLine } from "./bench-line";
import type { Slowed } from "./browser";
import { noiseLine, ratioOf } from "./figures";
import { open, type Planted } from "./planted";
import { longestTask, untilShown } from "./shown";

const rounds = 11;

/** Our page and the page that holds the floors. */
export type Sides = {
  readonly app: Page;
  readonly slowApp: Slowed;
  /** Opens a page of the floors, slowed down as ours; milliseconds until it is painted. */
  readonly floor: (id: string) => Promise<number>;
};

type Opening = { readonly firstMs: number; readonly allMs: number; readonly taskMs: number };

/** From another thread, as somebody comes who works down a list. */
const openLong = async ({ app, slowApp }: Sides, long: Planted, other: Planted): Promise<Opening> => {
  await open(app, other);
  return slowApp(async () => {
    const firstMs = await open(app, long);
    const allMs = await untilShown(app, long.subject, true);
    return { firstMs, allMs, taskMs: await longestTask(app) };
  });
};

const of = (openings: readonly Opening[], pick: (one: Opening) => number): number[] => openings.map(pick);

/** `longs` say the same and none has been opened or read ahead; `floorId` is the page with all of it in one frame. */
export const longLines = async (
  sides: Sides,
  floorId: string,
  longs: readonly Planted[],
  other: Planted,
  conditions: string,
): Promise<BenchLine[]> => {
  const [known] = longs;
  if (!known) throw new Error("B7 needs a long thread.");
  const parts = `${known.parts.length} mixed parts`;
  const firsts: Opening[] = [];
  for (const long of longs) firsts.push(await openLong(sides, long, other));
  const [openings, floors, again]: [Opening[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    floors.push(await sides.floor(floorId));
    openings.push(await openLong(sides, known, other));
    again.push(await sides.floor(floorId));
  }
  const times = of(openings, (one) => one.allMs);
  const longest = (from: readonly Opening[], what: string): BenchLine => {
    const tasks = of(from, (one) => one.taskMs);
    return {
      id: "B7",
      what: `${parts}, ${what}: longest task`,
      value: Math.max(...tasks),
      unit: "ms",
      limit: 200,
      detail: `of ${tasks.length} openings, median ${Math.round(median(tasks))} ms, ${conditions}`,
    };
  };
  return [
    {
      id: "B7",
      what: `${parts}, all readable ÷ one frame with all`,
      value: ratioOf(times, floors, again),
      unit: "×",
      limit: 1.5,
      detail: `${Math.round(median(times))} ms against ${Math.round(median([...floors, ...again]))} ms, the newest after ${Math.round(median(of(openings, (one) => one.firstMs)))} ms, ${conditions}`,
    },
    noiseLine("B7", floors, again),
    longest(openings, "opened again"),
    longest(firsts, "opened for the first time"),
  ];
};
