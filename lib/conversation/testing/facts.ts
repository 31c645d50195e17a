import type { AiAgentPart, Part, Statistics } from "../model";
import { part } from "./part";

/** A conversation in which nothing has happened that is counted. */
export const nothingCounted: Statistics = {
  timeToAssignmentSeconds: null,
  timeToFirstReplySeconds: null,
  timeToFirstCloseSeconds: null,
  timeToLastCloseSeconds: null,
  medianTimeToReplySeconds: null,
  handlingTimeSeconds: null,
  firstContactReplyAt: null,
  firstAssignmentAt: null,
  firstTeammateReplyAt: null,
  firstCloseAt: null,
  lastAssignmentAt: null,
  lastAssigneeReplyAt: null,
  lastContactReplyAt: null,
  lastTeammateReplyAt: null,
  lastCloseAt: null,
  lastClosedById: null,
  reopens: null,
  assignments: null,
  parts: null,
};

/** An AI agent that took part, and of which Intercom tells no more. */
export const silentAgent: AiAgentPart = {
  resolution: null,
  lastAnswer: null,
  sourceType: null,
  sourceTitle: null,
  rating: null,
  ratingRemark: null,
  sources: [],
};

/** What the thread says of an SLA: `applied_by_rule`, `paused` and so on. */
export const slaEvent = (what: string, createdAt: number): Part =>
  part({
    id: String(createdAt),
    partType: `conversation_sla_${what}`,
    author: { kind: "bot", id: null, name: null, email: null },
    createdAt,
    html: null,
  });
