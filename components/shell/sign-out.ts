import { forgetTab } from "@/components/data/tab-owner";

let leaving = false;

/** The session has ended: to the sign-in page and afterwards back here. Many calls may find out at once; one goes. */
export const goToSignIn = (): void => {
  if (leaving || location.pathname.startsWith("/sign-in")) return;
  leaving = true;
  location.assign(`/sign-in?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`);
};

/** Ends the session and loads the page anew, so that nothing of what was shown stays in memory, nor what was chosen. */
export const signOutHere = async (): Promise<void> => {
  const { signOut } = await import("@/lib/api/session");
  const next = await signOut();
  forgetTab();
  location.assign(next);
};
