"use client";
import { useState } from "react";
import { isTyping } from "./keys";
import { useKeyOf } from "./use-hotkeys";

/**
 * For a question that comes by itself. Who is typing when it opens means the field, not the question: then no letter answers it, and no
 * button has the focus that a space would press. The letters are nobody's to change: only the switch for single keys counts.
 */
export const useAnswerLetters = (): { readonly letters: boolean; readonly wasTyping: boolean } => {
  const [wasTyping] = useState(() => isTyping(document.activeElement));
  return { letters: useKeyOf()("y") !== undefined && !wasTyping, wasTyping };
};
