import type { DemoPriority, DemoState, DemoStatistics, DemoTagging } from "../model";
import { type Beat, isReply } from "./beat";
import type { Plan } from "./plan";
import { leadId, tagId } from "./workspace";

/** Where a conversation stands after all of its beats, worked out from them alone. */
export type Summary = {
  state: DemoState;
  waitingSince: number | null;
  snoozedUntil: number | null;
  adminAssigneeId: string | null;
  teamAssigneeId: string | null;
  priority: DemoPriority;
  tags: DemoTagging[];
  teammateIds: string[];
  statistics: DemoStatistics;
  /** State after each beat. */
  states: DemoState[];
};

const emptyStatistics = (parts: number): DemoStatistics => ({
  timeToAssignment: null,
  timeToAdminReply: null,
  timeToFirstClose: null,
  timeToLastClose: null,
  medianTimeToReply: null,
  firstContactReplyAt: null,
  firstAssignmentAt: null,
  firstAdminReplyAt: null,
  firstCloseAt: null,
  lastAssignmentAt: null,
  lastAssignmentAdminReplyAt: null,
  lastContactReplyAt: null,
  lastAdminReplyAt: null,
  lastCloseAt: null,
  lastClosedById: null,
  countReopens: 0,
  countAssignments: 0,
  countConversationParts: parts,
  handlingTime: 0,
});

/** What the fold carries and the result does not need. */
type Memory = {
  start: number;
  assigned: boolean;
  lastReplyBy: "customer" | "admin" | null;
  replyTimes: number[];
};

const wake = (s: Summary, m: Memory, t: number): void => {
  if (s.state === "open") return;
  if (s.state === "closed") s.statistics.countReopens += 1;
  s.state = "open";
  s.snoozedUntil = null;
  if (m.lastReplyBy === "customer" && s.waitingSince === null) s.waitingSince = t;
};

const replied = (s: Summary, m: Memory, beat: Beat, t: number): void => {
  const st = s.statistics;
  if (beat.by.kind === "customer") {
    m.lastReplyBy = "customer";
    wake(s, m, t);
    s.waitingSince ??= t;
    st.firstContactReplyAt ??= t;
    st.lastContactReplyAt = t;
    return;
  }
  m.lastReplyBy = "admin";
  if (beat.type === "source") return;
  if (st.firstAdminReplyAt === null) {
    st.firstAdminReplyAt = t;
    st.timeToAdminReply = t - m.start;
  }
  st.lastAdminReplyAt = t;
  if (m.assigned) st.lastAssignmentAdminReplyAt = t;
  if (s.waitingSince !== null) m.replyTimes.push(t - s.waitingSince);
  s.waitingSince = null;
};

const assigned = (s: Summary, m: Memory, beat: Beat, t: number): void => {
  if (beat.assign === undefined) return;
  if (beat.assign.type === "team") s.teamAssigneeId = beat.assign.id;
  if (beat.assign.type === "admin") s.adminAssigneeId = beat.assign.id;
  const st = s.statistics;
  st.countAssignments += 1;
  st.lastAssignmentAt = t;
  m.assigned = true;
  if (st.firstAssignmentAt === null) {
    st.firstAssignmentAt = t;
    st.timeToAssignment = t - m.start;
  }
};

const closed = (s: Summary, m: Memory, beat: Beat, t: number): void => {
  const st = s.statistics;
  s.state = "closed";
  s.waitingSince = null;
  s.snoozedUntil = null;
  st.firstCloseAt ??= t;
  st.timeToFirstClose ??= t - m.start;
  st.lastCloseAt = t;
  st.timeToLastClose = t - m.start;
  st.lastClosedById = beat.by.kind === "admin" ? beat.by.id : null;
};

const wakers: ReadonlySet<string> = new Set([
  "open",
  "unsnoozed",
  "timer_unsnooze",
  "assign_and_reopen",
  "assign_and_unsnooze",
  "note_and_reopen",
  "note_and_unsnooze",
]);

const step = (s: Summary, m: Memory, beat: Beat, t: number, next: number): void => {
  if (wakers.has(beat.type)) wake(s, m, t);
  if (isReply(beat)) replied(s, m, beat, t);
  if (beat.type === "close") closed(s, m, beat, t);
  if (beat.type === "snoozed") {
    s.state = "snoozed";
    s.snoozedUntil = beat.until ?? next;
  }
  assigned(s, m, beat, t);
  if (beat.priority !== undefined) s.priority = beat.priority;
  for (const name of beat.tags ?? [])
    s.tags.push({
      tagId: tagId(name),
      appliedAt: t,
      appliedBy: { type: "admin", id: beat.by.kind === "admin" ? beat.by.id : leadId },
    });
  if (beat.by.kind === "admin" && !s.teammateIds.includes(beat.by.id)) s.teammateIds.push(beat.by.id);
  s.states.push(s.state);
};

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
};

export const summaryOf = ({ beats, times }: Plan): Summary => {
  const s: Summary = {
    state: "open",
    waitingSince: null,
    snoozedUntil: null,
    adminAssigneeId: null,
    teamAssigneeId: null,
    priority: "none",
    tags: [],
    teammateIds: [],
    statistics: emptyStatistics(beats.length),
    states: [],
  };
  const m: Memory = { start: times[0] ?? 0, assigned: false, lastReplyBy: null, replyTimes: [] };
  beats.forEach((beat, i) => {
    const t = times[i] ?? m.start;
    step(s, m, beat, t, times[i + 1] ?? t);
  });
  s.statistics.medianTimeToReply = median(m.replyTimes);
  s.statistics.handlingTime = m.replyTimes.length * 240;
  return s;
};
