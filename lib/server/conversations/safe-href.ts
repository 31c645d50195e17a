import "server-only";

const schemes = ["http:", "https:", "mailto:", "tel:"];

/** As `safeHref`, for what is nothing but a page of the web; no scheme at all reads as https. */
export const webHref = (raw: string | undefined): string | null => {
  const whole = raw !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(raw) ? `https://${raw}` : raw;
  const href = safeHref(whole);
  return href !== null && /^https?:/.test(href) ? href : null;
};

/**
 * The address as the browser will read it, or null when it is not an absolute one of the four schemes that do nothing but
 * lead somewhere. Relative ones are refused: they would lead into Switchyard.
 */
export const safeHref = (raw: string | undefined): string | null => {
  if (raw === undefined || raw.length > 8192 || !URL.canParse(raw)) return null;
  const url = new URL(raw);
  return schemes.includes(url.protocol) ? url.href : null;
};
