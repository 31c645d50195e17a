const place = "switchyard-tab-of";

/** What this tab remembers, of lists and of what was chosen in them, is no business of who signs in here next. */
export const forgetTab = (): void => {
  try {
    sessionStorage.clear();
  } catch {
    // Storage may be forbidden; then nothing is in it.
  }
};

/** Who has just signed in with this address finds what they left here, after their session had ended; anybody else finds nothing. */
export const claimTab = (email: string): void => {
  const owner = email.trim().toLowerCase();
  try {
    if (sessionStorage.getItem(place) === owner) return;
    forgetTab();
    sessionStorage.setItem(place, owner);
  } catch {
    // As above.
  }
};
