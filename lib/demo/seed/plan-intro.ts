import { admin, ai, customer, event, operator, said } from "./beat";
import { type Draft, isOutbound } from "./draft";
import { at } from "./random";
import { aiAnswers, aiHandovers, aiRefusals, aiThanks, outboundLines } from "./text/phrases";
import { leadId, operatorAuthor, teamIds } from "./workspace";

const teamAssignments = ["workflow_assignment", "default_assignment", "assignment"] as const;
const adminAssignments = [
  "assignment",
  "assignment",
  "balanced_assignment",
  "message_strategy_assignment",
  "away_mode_assignment",
] as const;

/** Does a machine answer first, and does it hold? */
const aiPart = (draft: Draft): "none" | "resolved" | "handover" => {
  const { r, slot, channel } = draft;
  if (isOutbound(draft) || slot.long > 0 || slot.hostile || slot.lang !== "en") return "none";
  if (!r.chance(channel === "conversation" ? 0.36 : channel === "email" || channel === "whatsapp" ? 0.1 : 0))
    return "none";
  return slot.standing === "closed" && r.chance(0.4) ? "resolved" : "handover";
};

const addAi = (draft: Draft): boolean => {
  const { r, beats } = draft;
  const kind = aiPart(draft);
  if (kind === "none") return false;
  if (r.chance(0.3))
    beats.push(
      event("fin_guidance_applied", ai, 1, { details: { guidance: { name: "Friendly and short" } } }),
    );
  beats.push(said(ai, r.int(4, 20), r.pick(aiAnswers), { answer: true }));
  if (kind === "resolved") {
    beats.push(said(customer, r.int(30, 400), r.pick(aiThanks)), event("close", operator, r.int(120, 900)));
    draft.anchor = beats.length - 1;
    return true;
  }
  beats.push(
    said(customer, r.int(20, 240), r.pick(aiRefusals)),
    event("resolution_bot_found_no_answer", ai, 1),
    said(ai, 3, r.pick(aiHandovers)),
  );
  return false;
};

const addRouting = (draft: Draft): void => {
  const { r, beats, slot } = draft;
  const team = slot.scenario.team;
  if (slot.standing !== "unassigned" || r.chance(0.55)) {
    const type = r.pick(teamAssignments);
    beats.push(
      event(type, type === "assignment" ? admin(leadId) : operator, r.int(1, 90), {
        assign: { type: "team", id: teamIds[team] },
        team: teamIds[team],
      }),
    );
  }
  if (r.chance(slot.standing === "unassigned" ? 0.6 : 0.75))
    beats.push(
      event("conversation_tags_updated", r.chance(0.4) ? operator : admin(leadId), r.int(5, 240), {
        tags: slot.scenario.tags,
      }),
    );
  if (r.chance(0.4)) beats.push(event("conversation_sla_applied_by_rule", operator, r.int(1, 4)));
  if (slot.standing !== "unassigned") {
    const type = r.pick(adminAssignments);
    beats.push(
      event(
        type,
        type === "assignment" ? admin(r.chance(0.5) ? draft.admin : leadId) : operator,
        r.span(20, 2_400),
        { assign: { type: "admin", id: draft.admin } },
      ),
    );
  }
};

/** The opening message and all that happens before a person reads it. Returns true when a machine has already settled it. */
export const addIntro = (draft: Draft, text: string, html: string | null): boolean => {
  const { beats, slot, deliveredAs } = draft;
  const outbound = isOutbound(draft);
  const file = slot.turn % 2 === 0 && !slot.hostile ? slot.scenario.file : undefined;
  const by = !outbound ? customer : deliveredAs === "admin_initiated" ? admin(draft.admin) : operator;
  beats.push({
    type: "source",
    by,
    gap: 0,
    text: outbound ? at(outboundLines, slot.number) : text,
    ...(html === null ? {} : { html }),
    ...(file === undefined || outbound ? {} : { file }),
  });
  if (slot.lang !== "en")
    beats.push(
      event("language_detection_details", operator, 1, {
        details: { language: slot.lang, bot: operatorAuthor.name },
      }),
    );
  if (addAi(draft)) return true;
  if (outbound) beats.push(said(customer, draft.r.span(300, 90_000), text));
  addRouting(draft);
  return false;
};
