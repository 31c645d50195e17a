/** What one works with as a whole, so that the next key begins there and not at the top of the page. */
const workplace = "main";

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Whether nothing in particular has the focus. */
export const isFocusIdle = (): boolean => isLost() || document.activeElement?.id === workplace;

/** Gives a focus that was lost to what one works with. Call it once what had the focus is gone. */
export const keepFocus = (): void => {
  if (isLost()) document.getElementById(workplace)?.focus({ preventScroll: true });
};
