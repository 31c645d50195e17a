import { admin, type Beat, customer, isReply, said } from "./beat";
import { anybody, type Draft, isClosed, isWaiting, replyGap, wordingOf } from "./draft";
import { cycles, flavours } from "./flavours";
import { at } from "./random";
import { longCustomer, longTeammate, noteLines, phrases } from "./text/phrases";
import type { Turn } from "./text/scenario";
import { leadId, workersOf } from "./workspace";

const turnOf = (draft: Draft, turn: Turn): Beat => {
  const { r, slot } = draft;
  const line = at(turn.lines, wordingOf(slot));
  if (turn.by === "customer") return said(customer, replyGap(draft), line);
  if (turn.by === "note")
    return said(admin(r.pick([leadId, ...workersOf(slot.scenario.team)])), r.span(90, 5_000), line, {
      type: "note",
    });
  const quick = r.chance(0.03);
  return said(
    admin(anybody(draft)),
    replyGap(draft),
    line,
    quick ? { type: "quick_reply", options: ["Yes, solved", "Not yet", "Call me"] } : {},
  );
};

/** How many turns after the opening are told, so that the right side spoke last. */
const lengthOf = (draft: Draft, turns: readonly Turn[]): number => {
  const { slot, r } = draft;
  const ends = (by: Turn["by"]): number[] => turns.flatMap((turn, i) => (i > 0 && turn.by === by ? [i] : []));
  if (slot.standing === "unassigned") return r.chance(0.14) ? (ends("customer")[0] ?? 0) : 0;
  if (isWaiting(slot)) {
    const asked = ends("customer");
    return r.chance(0.36)
      ? 0
      : r.pick([0, ...(asked.length > 1 && r.chance(0.85) ? asked.slice(0, -1) : asked)]);
  }
  const teammate = ends("teammate");
  if (!isClosed(slot)) return teammate.length === 0 ? 0 : r.pick(teammate);
  return r.chance(0.75) ? turns.length - 1 : r.pick([...teammate, turns.length - 1]);
};

const addLong = (draft: Draft): void => {
  const { r, beats, slot } = draft;
  const room = slot.long - 6;
  for (let i = 0; i < room; i++) {
    const x = r.next();
    if (x < 0.4)
      beats.push(
        said(customer, replyGap(draft), r.pick(longCustomer), {
          fresh: true,
          ...(r.chance(0.06) ? { file: r.pick(["csv", "log", "screenshot"]) } : {}),
        }),
      );
    else if (x < 0.8)
      beats.push(said(admin(anybody(draft)), replyGap(draft), r.pick(longTeammate), { fresh: true }));
    else if (x < 0.9)
      beats.push(
        said(admin(anybody(draft)), r.span(60, 900), r.pick(noteLines), { type: "note", fresh: true }),
      );
    else beats.push(...at(flavours, r.int(0, 12))({ r, who: draft.admin, team: slot.scenario.team }));
  }
  if (isWaiting(slot)) beats.push(said(customer, replyGap(draft), r.pick(longCustomer), { fresh: true }));
  else beats.push(said(admin(draft.admin), replyGap(draft), r.pick(longTeammate), { fresh: true }));
};

const addCycle = (draft: Draft): void => {
  const { r, slot, admin: who } = draft;
  draft.beats.push(...at(cycles, slot.number)({ r, who, team: slot.scenario.team }));
};

const addFlavour = (draft: Draft): void => {
  const { r, slot, admin: who } = draft;
  const input = { r, who: slot.standing === "unassigned" ? leadId : who, team: slot.scenario.team };
  if (slot.number % 2 === 0) draft.beats.push(...at(flavours, slot.number / 2)(input));
};

/** The talk itself, cut where the slot wants it; sets the anchor for all that are still open. */
export const addThread = (draft: Draft): void => {
  const { r, slot, beats } = draft;
  const turns = slot.scenario.turns;
  const last = slot.long > 0 ? 0 : lengthOf(draft, turns);
  if (!isWaiting(slot) || last > 0) addFlavour(draft);
  turns.slice(1, last + 1).forEach((turn, i) => {
    beats.push(turnOf(draft, turn));
    if (turn.by === "teammate" && slot.number % 7 === 3 && i < last - 1) addCycle(draft);
  });
  if (slot.long > 0) addLong(draft);
  if (!isWaiting(slot)) {
    if (
      slot.standing !== "closed" &&
      slot.standing !== "closed-today" &&
      lastReply(beats)?.by.kind !== "admin"
    )
      beats.push(said(admin(draft.admin), replyGap(draft), r.pick(phrases[slot.lang].ack)));
    draft.anchor = beats.length - 1;
    return;
  }
  draft.anchor = firstUnanswered(beats);
  if (last === 0 && slot.long === 0) addFlavour(draft);
  if (r.chance(0.3)) beats.push(said(customer, r.span(200, 20_000), r.pick(phrases[slot.lang].nudge)));
  if (r.chance(0.15)) beats.push(said(admin(leadId), r.span(60, 4_000), r.pick(noteLines), { type: "note" }));
};

const lastReply = (beats: readonly Beat[]): Beat | undefined => beats.findLast(isReply);

/** Index of the first of the customer's messages that nobody answered. */
const firstUnanswered = (beats: readonly Beat[]): number => {
  const answered = beats.findLastIndex((beat) => beat.by.kind === "admin" && isReply(beat));
  return beats.findIndex((beat, i) => i > answered && beat.by.kind === "customer" && isReply(beat));
};
