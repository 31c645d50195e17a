const longest = 120;

/** Where a link leads, as a person can judge it: the host as it is asked for, letters of other scripts spelled out. */
export const shownAddress = (href: string): string => {
  if (!URL.canParse(href)) return "";
  const url = new URL(href);
  if (url.protocol === "mailto:") return `Writes to ${url.pathname}`.slice(0, longest);
  if (url.protocol === "tel:") return `Calls ${url.pathname}`.slice(0, longest);
  const rest = url.pathname === "/" ? "" : url.pathname;
  const whole = `${url.protocol === "http:" ? "http://" : ""}${url.host}${rest}${url.search}`;
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
};
