import { firstView } from "./first-view";

const place = "switchyard-last-list";

/** Keeps which list this tab looked at last, an address of the desk. */
export const rememberList = (href: string): void => {
  try {
    sessionStorage.setItem(place, href);
  } catch {
    // Storage may be full or forbidden; the way back then leads to the first view.
  }
};

/** The list that this tab looked at last; the first view for who has seen none. Never leads off the desk. */
export const lastList = (): string => {
  const first = `/queue/${firstView}`;
  try {
    const kept = sessionStorage.getItem(place) ?? first;
    return /^\/queue[/?]/.test(kept) ? kept : first;
  } catch {
    return first;
  }
};
