/** Puts text where the cursor is, as if it had been typed: the browser's own undo takes it away again. */
export const insertText = (field: HTMLTextAreaElement | null, text: string): void => {
  if (field === null) return;
  field.focus();
  // Nothing else reaches the undo of the browser.
  const isDone =
    typeof document.execCommand === "function" && document.execCommand("insertText", false, text);
  if (isDone) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
