import type { DemoDelivery, DemoSla, DemoSourceType } from "../model";
import type { Beat } from "./beat";
import type { Pools } from "./contacts";
import { type Draft, isWaiting, wordingOf } from "./draft";
import { type Identity, personFor } from "./people";
import { addEnding, type Verdict } from "./plan-ending";
import { addIntro } from "./plan-intro";
import { addThread } from "./plan-thread";
import { at, type Random, random, weighted } from "./random";
import { withSla } from "./sla";
import type { Slot } from "./slots";
import { type Facts, factsOf, fill } from "./text/facts";
import { hostileBodies } from "./text/hostile";
import { details, moods, outboundSubjects, phrases, voicemails } from "./text/phrases";
import { adminAuthor, agentId, workersOf } from "./workspace";

const day = 86_400;

/** A conversation from first to last, as beats with times; only the slot of it is kept. */
export type Plan = {
  readonly slot: Slot;
  readonly who: Identity;
  readonly facts: Facts;
  readonly seed: number;
  readonly channel: DemoSourceType;
  readonly deliveredAs: DemoDelivery;
  readonly subject: string;
  readonly beats: readonly Beat[];
  /** Unix seconds of each beat, never falling. */
  readonly times: readonly number[];
  readonly verdict: Verdict | null;
  readonly sla: DemoSla | null;
};

const brief: ReadonlySet<DemoSourceType> = new Set(["sms", "twitter", "push", "instagram"]);

/** The subject of the wording, now and then the last one, which fits all. */
const subjectIndex = (slot: Slot): number => (slot.number % 4 === 3 ? -1 : wordingOf(slot));

/** Who has no name signs with none. */
const signed = (bye: string, who: Identity): string =>
  who.name === null && bye.includes("{name}") ? "" : bye;

const opening = (draft: Draft, facts: Facts): string => {
  const { slot, r, channel } = draft;
  const line = at(at(slot.scenario.turns, 0).lines, wordingOf(slot));
  const { hello, bye } = phrases[slot.lang];
  const english = slot.lang === "en";
  // Hung up before the machine: a call and no word.
  if (channel === "phone_call" && slot.number % 5 === 2) return "";
  if (channel === "phone_call" && english)
    return fill(at(voicemails, draft.who.name === null ? 1 : slot.number).replace("{line}", line), facts);
  const bulk = slot.scenario.tags.includes("spam");
  const pieces = brief.has(channel)
    ? [line]
    : [
        r.pick(hello),
        english && !bulk ? r.pick(moods) : "",
        line,
        english && !bulk ? r.pick(details) : "",
        channel === "email" || r.chance(0.3) ? signed(r.pick(bye), draft.who) : "",
      ];
  const text = fill(pieces.filter((piece) => piece !== "").join(channel === "email" ? "\n\n" : "\n"), facts);
  return english && channel !== "email" && r.chance(0.18) ? text.toLowerCase().replace(/\.$/, "") : text;
};

/** Which part of the time left until now is used up by what is squeezed into it: each slot has its own, so that not all end at once. */
const shareOfRest = (slot: Slot): number => 0.3 + 0.7 * ((slot.number * 0.618034) % 1);

/** Times of all beats around the anchor, squeezed where the gaps do not fit between 60 days ago and now. */
const schedule = ({ beats, anchor, slot }: Draft, now: number): number[] => {
  const sum = (from: number, to: number): number =>
    beats.slice(from, to).reduce((total, beat) => total + beat.gap, 0);
  const before = sum(1, anchor + 1);
  const room = slot.anchor - (now - 60 * day);
  const shrinkBefore = Math.min(1, (room * 0.97) / Math.max(1, before));
  const shrinkAfter = Math.min(
    1,
    (Math.max(0, now - 20 - slot.anchor) * shareOfRest(slot)) / Math.max(1, sum(anchor + 1, beats.length)),
  );
  const start = slot.anchor - before * shrinkBefore;
  let spent = 0;
  return beats.map((beat, i) => {
    if (i > 0) spent += beat.gap * (i <= anchor ? shrinkBefore : shrinkAfter);
    return i === anchor ? slot.anchor : Math.floor(start + spent);
  });
};

const deliveries: readonly (readonly [DemoDelivery, number])[] = [
  ["customer_initiated", 88],
  ["admin_initiated", 6],
  ["automated", 3],
  ["operator_initiated", 3],
];

const deliveryOf = (slot: Slot, r: Random): DemoDelivery => {
  if (slot.hostile || slot.long > 0 || isWaiting(slot)) return "customer_initiated";
  if (slot.channel === "push") return r.chance(0.5) ? "automated" : "operator_initiated";
  return weighted(r, deliveries);
};

/** The whole conversation of a slot. Same slot, same people, same now: same plan. */
export const planOf = (
  seed: number,
  slot: Slot,
  pools: Pools,
  people: readonly Identity[],
  now: number,
): Plan => {
  const r = random(seed, "plan", slot.number);
  const who = personFor(slot, pools, people, r);
  const channel = slot.channel === "email" && who.email === null ? "conversation" : slot.channel;
  const deliveredAs = deliveryOf(slot, r);
  const outbound = deliveredAs !== "customer_initiated";
  const admin = slot.mine ? agentId : r.pick(workersOf(slot.scenario.team));
  const own = (seed ^ Math.imul(slot.number + 1, 0x9e3779b1)) >>> 0;
  const facts = factsOf(own, {
    name: who.first,
    company: who.company === "" ? who.first : who.company,
    agent: adminAuthor(admin).first,
  });
  const draft: Draft = { slot, r, who, channel, deliveredAs, admin, beats: [], anchor: 0 };
  const hostile = slot.hostile ? at(hostileBodies, Math.floor(slot.number / 100)) : null;
  const subjects = outbound ? outboundSubjects : slot.scenario.subjects;
  const subject =
    hostile?.subject ??
    fill(at(subjects, outbound ? slot.number : subjectIndex(slot)), facts).replaceAll("`", "");
  const settled = addIntro(draft, opening(draft, facts), hostile?.html() ?? null);
  if (!settled) addThread(draft);
  const verdict = addEnding(draft, settled);
  const promised = withSla(draft.beats, schedule(draft, now), now);
  return { slot, who, facts, seed: own, channel, deliveredAs, subject, verdict, ...promised };
};
