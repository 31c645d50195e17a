import { admin, customer, event, operator, said } from "./beat";
import { type Draft, isClosed } from "./draft";
import { closings, lastWords, ratingRemarks } from "./text/phrases";

/** Whether the customer was asked how it went, and what came back. */
export type Verdict = { readonly rating: number | null; readonly remark: string | null };

const addVerdict = (draft: Draft): Verdict | null => {
  const { r, beats, slot } = draft;
  if (!r.chance(slot.standing === "closed-today" ? 0.3 : 0.4)) return null;
  if (r.chance(0.35)) return { rating: null, remark: null };
  const rating = r.chance(0.72) ? r.int(4, 5) : r.int(1, 3);
  beats.push(event("conversation_rating_changed", customer, r.span(60, 40_000), { details: { rating } }));
  if (!r.chance(0.4)) return { rating, remark: null };
  const remark = r.pick(ratingRemarks);
  beats.push(event("conversation_rating_remark_added", customer, r.int(10, 120), { details: { remark } }));
  return { rating, remark };
};

/** Puts it to sleep or to rest, as the slot says; the anchor of what sleeps or rests is that very beat. */
export const addEnding = (draft: Draft, settled: boolean): Verdict | null => {
  const { r, beats, slot } = draft;
  if (slot.standing === "snoozed") {
    beats.push(
      event("snoozed", admin(draft.admin), r.int(5, 600), { until: slot.snoozedUntil ?? slot.anchor }),
    );
    draft.anchor = beats.length - 1;
    return null;
  }
  if (!isClosed(slot)) return null;
  if (settled) return addVerdict(draft);
  const english = slot.lang === "en";
  const x = r.next();
  if (x < 0.3 && english) beats.push(said(admin(draft.admin), r.span(60, 5_000), r.pick(closings)));
  if (x > 0.94)
    beats.push(
      event("user_became_idle", operator, r.span(3_000, 90_000)),
      event("close", operator, r.int(1, 20)),
    );
  else if (x > 0.8 && english)
    beats.push(said(admin(draft.admin), r.span(60, 9_000), r.pick(lastWords), { type: "close" }));
  else beats.push(event("close", admin(draft.admin), r.span(5, 3_000)));
  draft.anchor = beats.length - 1;
  return addVerdict(draft);
};
