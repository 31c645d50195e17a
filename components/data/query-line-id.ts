/** The query line's id, so that the bar of a phone can lead there. */
export const queryLineId = "query-line";

/** Moves focus to the query line; false when this screen has none. */
export const focusQueryLine = (): boolean => {
  const line = document.getElementById(queryLineId);
  line?.focus();
  return line !== null;
};
