import type { DemoAiAgent, DemoConversation, DemoRating, DemoSource, DemoValue } from "../model";
import { issueTypes, severityNames } from "./data-attributes";
import { plainText } from "./html";
import type { Plan } from "./plan";
import { at, type Random, random } from "./random";
import { articleFor, authorOf, sourceAttachments, sourceBody } from "./render";
import type { Summary } from "./summary";
import { aiAgentAuthor } from "./workspace";

const day = 86_400;

/** Body and attachments are made when asked for; a value that is set stays. */
const sourceOf = (id: string, remake: () => Plan, plan: Plan): DemoSource => {
  let body: string | null = null;
  let attachments: DemoSource["attachments"] | null = null;
  return {
    type: plan.channel,
    id,
    deliveredAs: plan.deliveredAs,
    subject: plan.channel === "email" || plan.slot.hostile ? plan.subject : "",
    get body() {
      return body ?? sourceBody(remake(), id);
    },
    set body(value) {
      body = value;
    },
    text: plainText(sourceBody(plan, id)).slice(0, 20_000),
    author: authorOf(plan, at(plan.beats, 0)),
    get attachments() {
      return attachments ?? sourceAttachments(remake(), id);
    },
    set attachments(value) {
      attachments = value;
    },
    url:
      plan.channel === "conversation"
        ? `https://app.harbourline.example/${plan.facts("feature").replace(/\W+/g, "-")}`
        : null,
    redacted: false,
  };
};

const ratingOf = (plan: Plan, summary: Summary): DemoRating | null => {
  const closedAt = summary.statistics.lastCloseAt;
  if (plan.verdict === null || closedAt === null) return null;
  const given = plan.beats.findIndex((beat) => beat.type === "conversation_rating_changed");
  const teammate = summary.statistics.lastClosedById;
  return {
    ...plan.verdict,
    createdAt: closedAt,
    requestedAt: closedAt,
    repliedAt: given < 0 ? null : at(plan.times, given),
    contactId: plan.who.id,
    teammate: teammate === null ? { type: "bot", id: aiAgentAuthor.id } : { type: "admin", id: teammate },
  };
};

const workflowTitles = ["Route by topic", "Out of office hours", "First answer on invoices"] as const;

const aiRemarks = {
  good: ["Faster than a person", "Did what I asked", "رد سريع", "Hat sofort geholfen"],
  bad: ["It sent me the same article twice", "I wanted a person", "Did not read my question"],
} as const;

/** Who was passed on to a person gives worse marks, and fewer. */
const aiVerdict = (r: Random, escalated: boolean): Pick<DemoAiAgent, "rating" | "ratingRemark"> => {
  if (!r.chance(escalated ? 0.25 : 0.5)) return { rating: null, ratingRemark: null };
  const rating = escalated ? r.int(1, 3) : r.int(3, 5);
  const words = rating < 3 ? aiRemarks.bad : aiRemarks.good;
  return { rating, ratingRemark: rating !== 3 && r.chance(0.35) ? r.pick(words) : null };
};

const aiAgentOf = (plan: Plan, summary: Summary): DemoAiAgent | null => {
  const { beats } = plan;
  if (!beats.some((beat) => beat.by.kind === "ai" && beat.text !== null)) return null;
  const escalated = beats.some((beat) => beat.type === "resolution_bot_found_no_answer");
  const r = random(plan.seed, "ai");
  return {
    sourceType: r.chance(0.8) ? "essentials_plan_setup" : "workflow",
    sourceTitle: r.chance(0.7) ? null : r.pick(workflowTitles),
    lastAnswerType: r.chance(0.82) ? "ai_answer" : "custom_answer",
    resolutionState: escalated
      ? r.pick(["escalated", "escalated", "procedure_handoff", "negative_feedback"] as const)
      : summary.state === "closed"
        ? r.pick(["assumed_resolution", "confirmed_resolution"] as const)
        : null,
    ...aiVerdict(r, escalated),
    contentSources: [
      {
        contentType: "article",
        url: "https://help.harbourline.example/en/articles/9870004",
        title: articleFor(plan),
        locale: "en",
      },
    ],
  };
};

const attributesOf = (plan: Plan, created: number): Record<string, DemoValue> => {
  const r = random(plan.seed, "attributes");
  const { issue } = plan.slot.scenario;
  const out: Record<string, DemoValue> = {};
  if (r.chance(0.75)) out["Issue type"] = issueTypes.includes(issue) ? issue : "Other";
  if (r.chance(0.5)) out.Severity = r.pick(severityNames);
  if (r.chance(0.12))
    out["Root cause"] = r.pick([
      "Idempotency change in 4.2",
      "Expired certificate",
      "Wrong tax rate",
      "User error",
      "Carrier outage",
    ]);
  if (r.chance(0.2)) out["Orders affected"] = r.span(1, 900);
  if (r.chance(0.16)) out["Amount in question"] = r.span(900, 480_000) / 100;
  if (r.chance(0.3)) out.Reproducible = r.chance(0.6);
  if (r.chance(0.15)) out["Promised by"] = created + r.int(1, 9) * day;
  if (r.chance(0.06)) out["Affected features"] = ["Exports", "Order sync", "Labels"].slice(0, r.int(1, 3));
  if (r.chance(0.18)) out["Related orders"] = [String(21 + r.int(0, 9)), String(31 + r.int(0, 9))];
  return out;
};

const isRead = (plan: Plan, summary: Summary): boolean => {
  const r = random(plan.seed, "read");
  return summary.state === "closed"
    ? r.chance(0.97)
    : summary.waitingSince === null
      ? r.chance(0.9)
      : r.chance(0.42);
};

export const conversationOf = (
  id: string,
  sourceId: string,
  plan: Plan,
  summary: Summary,
  remake: () => Plan,
): DemoConversation => {
  const created = at(plan.times, 0);
  const outbound = plan.deliveredAs !== "customer_initiated";
  const firstReply = summary.statistics.firstContactReplyAt;
  return {
    id,
    title: plan.channel !== "email" && !plan.slot.hostile && plan.seed % 5 < 3 ? plan.subject : null,
    createdAt: created,
    updatedAt: at(plan.times, -1),
    waitingSince: summary.waitingSince,
    snoozedUntil: summary.snoozedUntil,
    state: summary.state,
    read: isRead(plan, summary),
    priority: summary.priority,
    adminAssigneeId: summary.adminAssigneeId,
    teamAssigneeId: summary.teamAssigneeId,
    tags: summary.tags,
    contactIds: [plan.who.id],
    teammateIds: summary.teammateIds,
    source: sourceOf(sourceId, remake, plan),
    firstContactReply:
      firstReply === null
        ? null
        : { createdAt: outbound ? firstReply : created, type: plan.channel, url: null },
    rating: ratingOf(plan, summary),
    sla: plan.sla,
    statistics: summary.statistics,
    aiAgent: aiAgentOf(plan, summary),
    customAttributes: attributesOf(plan, created),
    topics: [plan.slot.scenario.issue],
    companyId: plan.who.companyId,
    ticketId: null,
    parts: null,
  };
};
