import type { DemoSourceType } from "../model";
import { at, type Random, random, shuffled, weighted } from "./random";
import type { Repertoire } from "./text/repertoire";
import type { Lang, Scenario } from "./text/scenario";

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** How a conversation stands at the moment the world is made for. */
type Standing =
  | "unassigned"
  | "mine"
  | "answered-mine"
  | "theirs"
  | "answered-theirs"
  | "snoozed"
  | "closed-today"
  | "closed";

/** All that a conversation is made from; small, so that 50,000 can be kept. */
export type Slot = {
  /** Order of planning, and the seed of everything inside. */
  readonly number: number;
  readonly standing: Standing;
  readonly mine: boolean;
  readonly lang: Lang;
  readonly scenario: Scenario;
  /** How often this scenario was told before: chooses subject and wording. */
  readonly turn: number;
  readonly channel: DemoSourceType;
  /** Unix seconds of the last message (`unassigned`, `mine`, `theirs`: since when the customer waits). */
  readonly anchor: number;
  readonly snoozedUntil: number | null;
  /** Parts wanted in a very long thread, 0 otherwise. */
  readonly long: number;
  readonly hostile: boolean;
};

type Quota = readonly [standing: Standing, mine: boolean, share: number];

/** Of 2,000; the rest is closed. */
const quotas: readonly Quota[] = [
  ["unassigned", false, 44],
  ["mine", true, 12],
  ["answered-mine", true, 6],
  ["theirs", false, 138],
  ["answered-theirs", false, 74],
  ["snoozed", false, 36],
  ["snoozed", true, 6],
  ["closed-today", false, 84],
  ["closed-today", true, 13],
];

const quota = (share: number, total: number): number => {
  const scale = total / 2_000;
  const wanted = share * (scale > 1 ? Math.sqrt(scale) : scale);
  return Math.max(total >= 40 ? 1 : 0, Math.round(wanted));
};

const waitOf = (standing: Standing, r: Random): number => {
  if (standing === "unassigned")
    return r.chance(0.06) ? r.int(14 * hour, 46 * hour) : r.span(2 * minute, 7 * hour);
  if (standing === "mine") return r.chance(0.1) ? r.int(9 * hour, 28 * hour) : r.span(3 * minute, 6 * hour);
  if (standing === "theirs")
    return r.chance(0.12) ? r.int(20 * hour, 5 * day) : r.span(4 * minute, 20 * hour);
  if (standing === "answered-mine" || standing === "answered-theirs") return r.span(10 * minute, 6 * day);
  if (standing === "snoozed") return r.span(30 * minute, 5 * day);
  return standing === "closed-today" ? r.span(4 * minute, 22 * hour) : r.int(day, 59 * day);
};

/** Some wake within minutes, most within days. */
const wakeOf = (r: Random, now: number, i: number): number =>
  now +
  (i % 6 === 0
    ? r.int(3 * minute, 25 * minute)
    : i % 3 === 0
      ? r.int(hour, 10 * hour)
      : r.int(12 * hour, 12 * day));

const channels: readonly (readonly [DemoSourceType, number])[] = [
  ["email", 44],
  ["conversation", 33],
  ["whatsapp", 7],
  ["sms", 2.5],
  ["instagram", 2.5],
  ["facebook", 3],
  ["twitter", 2.5],
  ["phone_call", 3],
  ["phone_switch", 1],
  ["push", 1.5],
];

/** Deals the scenarios like cards: none comes twice before all have come once. */
const dealer = (
  seed: number,
  key: string,
  scenarios: readonly Scenario[],
): (() => { scenario: Scenario; turn: number }) => {
  let dealt = 0;
  let deck: Scenario[] = [];
  return () => {
    const turn = Math.floor(dealt / scenarios.length);
    const place = dealt % scenarios.length;
    if (place === 0) deck = shuffled(random(seed, key, turn), scenarios);
    dealt += 1;
    return { scenario: at(deck, place), turn };
  };
};

const longSlots: readonly (readonly [Standing, boolean, number])[] = [
  ["theirs", false, 1_150],
  ["mine", true, 560],
  ["theirs", false, 130],
  ["answered-theirs", false, 160],
  ["snoozed", false, 120],
  ["closed-today", false, 210],
  ["closed", false, 180],
  ["closed", false, 105],
  ["closed", false, 640],
];

const plainSlots = (conversations: number): { standing: Standing; mine: boolean; long: number }[] => {
  const out: { standing: Standing; mine: boolean; long: number }[] = [];
  for (const [standing, mine, share] of quotas) {
    const longs = conversations >= 200 ? longSlots.filter(([s, m]) => s === standing && m === mine) : [];
    const wanted = quota(share, conversations);
    for (let i = 0; i < wanted; i++) out.push({ standing, mine, long: longs[i]?.[2] ?? 0 });
  }
  const longs = conversations >= 200 ? longSlots.filter(([s]) => s === "closed") : [];
  for (let i = 0; out.length < conversations; i++)
    out.push({ standing: "closed", mine: i % 9 === 0, long: longs[i]?.[2] ?? 0 });
  return out.slice(0, conversations);
};

export const makeSlots = (
  seed: number,
  conversations: number,
  now: number,
  repertoire: Repertoire,
): Slot[] => {
  const foreign = [...repertoire.keys()].filter((lang) => lang !== "en");
  const deals = new Map(
    [...repertoire].map(([lang, scenarios]) => [lang, dealer(seed, `deck-${lang}`, scenarios)]),
  );
  let nextLang = random(seed, "first-lang").int(0, foreign.length - 1);
  return plainSlots(conversations).map(({ standing, mine, long }, number) => {
    const r = random(seed, "slot", number);
    const lang = long > 0 || !r.chance(0.25) ? "en" : at(foreign, nextLang++);
    const deal = deals.get(lang) ?? at([...deals.values()], 0);
    const common = standing === "closed-today" || standing === "closed";
    return {
      number,
      standing,
      mine,
      lang,
      ...deal(),
      channel: long > 0 ? "email" : weighted(r, channels),
      anchor: now - waitOf(standing, r),
      snoozedUntil: standing === "snoozed" ? wakeOf(r, now, number) : null,
      long,
      hostile: number % 100 === (common ? 77 : 37),
    };
  });
};
