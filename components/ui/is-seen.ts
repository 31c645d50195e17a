/** Whether an element has a place on the screen, in a part of the page that is not kept out of sight (`out-of-sight`, globals.css). */
export const isSeen = (element: HTMLElement): boolean =>
  typeof element.checkVisibility === "function" ? element.checkVisibility() : element.offsetParent !== null;
