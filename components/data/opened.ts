/** A conversation that was opened in this tab. */
export type Opened = { readonly id: string; readonly title: string };

const place = "switchyard-opened";
const most = 8;

const isOpened = (one: unknown): one is Opened =>
  typeof one === "object" &&
  one !== null &&
  "id" in one &&
  typeof one.id === "string" &&
  "title" in one &&
  typeof one.title === "string";

/** What was opened in this tab, the last first; forgotten with all else of the tab when somebody else signs in. */
export const openedBefore = (): readonly Opened[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOpened).slice(0, most) : [];
  } catch {
    return [];
  }
};

export const rememberOpened = ({ id, title }: Opened): void => {
  try {
    const opened = [{ id, title }, ...openedBefore().filter((one) => one.id !== id)].slice(0, most);
    sessionStorage.setItem(place, JSON.stringify(opened));
  } catch {
    // Storage may be full or forbidden; it is then not offered again.
  }
};
