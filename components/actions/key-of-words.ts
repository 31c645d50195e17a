import { isRecord, keepForm, keptForm } from "@/components/data/kept-form";
import type { ActionInput } from "@/lib/actions/input";

const placeOf = (what: string): string => `${what} key`;

/**
 * The key of these very words. Kept from the first try until somebody knows its end, also over a reload: who sends them once more because
 * nobody knew sends one message. `what`: where they are written, as for `keepText`.
 */
export const keyOfWords = (owner: string, what: string, action: ActionInput): string => {
  const words = JSON.stringify(action);
  const kept = keptForm(owner, placeOf(what), (value) =>
    isRecord(value) && value.words === words && typeof value.key === "string" ? value.key : null,
  );
  if (kept !== null) return kept;
  const key = crypto.randomUUID();
  keepForm(owner, placeOf(what), { words, key });
  return key;
};

/** Their end is known: the same words sent again are another message. */
export const forgetKey = (owner: string, what: string): void => keepForm(owner, placeOf(what), null);
