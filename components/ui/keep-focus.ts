/** What one works with as a whole, so that the next key begins there and not at the top of the page. */
const workplace = "main";

/** Whether nothing has the focus, as when what had it is gone. */
export const isFocusLost = (): boolean => document.activeElement === document.body;

/** Whether nothing in particular has the focus. */
export const isFocusIdle = (): boolean => isFocusLost() || document.activeElement?.id === workplace;

/** Gives a focus that was lost to what one works with. Call it once what had the focus is gone. */
export const keepFocus = (): void => {
  if (isFocusLost()) document.getElementById(workplace)?.focus({ preventScroll: true });
};

/** Takes the focus out of a field, to what one works with. */
export const leaveField = (field: HTMLElement | null): void => {
  field?.blur();
  keepFocus();
};
