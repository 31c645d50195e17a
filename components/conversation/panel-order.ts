/** Sections of the panel, in the order in which they come. */
export const panelSections = [
  { id: "contact", title: "Contact" },
  { id: "attributes", title: "Attributes" },
  { id: "participants", title: "Participants" },
  { id: "earlier", title: "Earlier conversations" },
  { id: "linked", title: "Linked" },
  { id: "companies", title: "Companies" },
  { id: "groups", title: "Tags and segments" },
  { id: "notes", title: "Notes" },
  { id: "about", title: "About the contact" },
  { id: "sla", title: "SLA" },
  { id: "rating", title: "Rating" },
  { id: "ai", title: "AI agent" },
  { id: "numbers", title: "This conversation in numbers" },
  { id: "origin", title: "Where it came from" },
] as const;
export type SectionId = (typeof panelSections)[number]["id"];

const longestId = 120;
/** As many as the settings hold. */
const mostKept = 200;

/** The id of one field within a section, as settings keep it. */
export const fieldId = (section: SectionId, name: string): string => `${section}/${name}`.slice(0, longestId);

const foldId = (section: SectionId): string => `folded:${section}`;

/** The member's order; what they have not put anywhere comes after, in its own order. */
export const arranged = <T>(
  items: readonly T[],
  idOf: (item: T) => string,
  order: readonly string[],
): readonly T[] => {
  const rank = new Map(order.map((id, index) => [id, index]));
  return items
    .map((item, index) => ({ item, at: rank.get(idOf(item)) ?? order.length + index }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
};

/** One step up (-1) or down (1) among those that stand beside it; the order of everything else stays. At an end nothing changes. */
export const moved = (
  shown: readonly string[],
  id: string,
  step: -1 | 1,
  order: readonly string[],
): readonly string[] => {
  const at = shown.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return order;
  const next = [...shown];
  next.splice(at, 1);
  next.splice(to, 0, id);
  const others = order.filter((one) => !shown.includes(one));
  return [...next, ...others].slice(0, mostKept);
};

const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-mostKept);

export const withHidden = (hidden: readonly string[], id: string): readonly string[] => toggled(hidden, id);

export const isFolded = (hidden: readonly string[], section: SectionId): boolean =>
  hidden.includes(foldId(section));

export const withFold = (hidden: readonly string[], section: SectionId): readonly string[] =>
  toggled(hidden, foldId(section));
