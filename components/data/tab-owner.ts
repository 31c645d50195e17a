const place = "switchyard-tab-of";

/** What this tab remembers, of lists and of what was chosen in them, is no business of who signs in here next. */
export const forgetTab = (): void => {
  try {
    sessionStorage.clear();
  } catch {
    // Storage may be forbidden; then nothing is in it.
  }
};

/** This member finds what they left here, also after their session had ended; anybody else finds nothing. Before anything is read. */
export const claimTab = (memberId: string): void => {
  try {
    if (sessionStorage.getItem(place) === memberId) return;
    forgetTab();
    sessionStorage.setItem(place, memberId);
  } catch {
    // As above.
  }
};
