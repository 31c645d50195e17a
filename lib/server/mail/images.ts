import "server-only";
import type sanitizeHtml from "sanitize-html";
import { rasterType } from "@/lib/server/media/sniff";

type Attributes = sanitizeHtml.Attributes;

const longestInlineImage = 200 * 1024;

export const numbersOf = (attributes: Attributes, names: readonly string[]): Attributes =>
  Object.fromEntries(
    names.flatMap((name) => {
      const number = /^\s*(\d{1,5})(?:px)?\s*$/.exec(attributes[name] ?? "")?.[1];
      return number === undefined ? [] : [[name, String(Number(number))]];
    }),
  );

const tinyStyle = /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;
const unseenStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|mso-hide\s*:\s*all)/i;
const foldedAway = /max-height\s*:\s*0/i;

/** Whether its style takes it out of sight: the lines for previews that newsletters hide, and pixels. */
export const isUnseen = (style: string | undefined): boolean =>
  style !== undefined &&
  (unseenStyle.test(style) || (foldedAway.test(style) && /overflow\s*:\s*hidden/i.test(style)));

/** Images that nobody is meant to see report that a message was read. */
export const isTracker = (attributes: Attributes): boolean => {
  const size = numbersOf(attributes, ["width", "height"]);
  return (
    Number(size.width ?? 2) <= 1 ||
    Number(size.height ?? 2) <= 1 ||
    tinyStyle.test(attributes.style ?? "") ||
    isUnseen(attributes.style)
  );
};

export const isRemote = (src: string | undefined): boolean => /^\s*https?:\/\//i.test(src ?? "");

/** Raster formats only, known by their bytes: an SVG in an image cannot run, but it is no picture that we checked. */
export const inlineImage = (src: string): string | null => {
  const match = /^data:image\/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\s]+)$/i.exec(src);
  const data = match?.[1]?.replace(/\s/g, "");
  if (data === undefined || data.length * 0.75 > longestInlineImage) return null;
  const type = rasterType(Buffer.from(data.slice(0, 64), "base64"));
  return type === null ? null : `data:${type};base64,${data}`;
};
