/** A key press as `useHotkeys` writes it: `j`, `E` (with Shift), `/`, `?`, `Enter`, `Mod+k`; null for what is none of ours. */
export const pressOf = (event: KeyboardEvent): string | null => {
  if (event.isComposing || event.keyCode === 229 || event.key === "Dead" || event.key === "Process")
    return null;
  if (event.altKey || event.getModifierState?.("AltGraph")) return null;
  const key = letterOf(event);
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? null : `Mod+${key.toLowerCase()}`;
  return key;
};

const letter = /^[a-z]$/i;

/** Caps Lock is no Shift, and where a layout types no Latin letters the key's place counts. */
const letterOf = (event: KeyboardEvent): string => {
  const typed = event.key;
  const byPlace = /^Key([A-Z])$/.exec(event.code)?.[1];
  const isOther = typed.length === 1 && typed.charCodeAt(0) > 127 && byPlace !== undefined;
  const key = isOther ? byPlace : typed;
  if (!letter.test(key)) return key;
  return event.shiftKey ? key.toUpperCase() : key.toLowerCase();
};

const typesText = new Set([
  "text",
  "search",
  "email",
  "password",
  "url",
  "tel",
  "number",
  "date",
  "datetime-local",
  "time",
]);

/** Whether keys pressed on `target` write something. */
export const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && typesText.has(target.type);
};
