import "server-only";
import type sanitizeHtml from "sanitize-html";
import { isUnseen } from "./images";

/**
 * What the program that wrote a mail says by class and id, which are not kept: `said` is the line above a quote, `reply` a quote of
 * what is answered, `rest` goes with all that follows, `signature` ends the own words, `unseen` was never meant to be read.
 */
export type Hint = "said" | "reply" | "rest" | "signature" | "unseen";

const classHints: readonly (readonly [RegExp, Hint])[] = [
  [/^(?:gmail_attr|moz-cite-prefix|moz-email-headers-table)$/, "said"],
  [/^(?:gmail_quote|protonmail_quote|zmail_extra|front-blockquote|tutanota_quote|freshdesk_quote)$/, "reply"],
  [/^(?:yahoo_quoted|OutlookMessageHeader|ms-outlook-mobile-reference-message|moz-reply-container)$/, "rest"],
  [
    /^(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|elementToProof-signature)$/,
    "signature",
  ],
];

const idHints: readonly (readonly [RegExp, Hint])[] = [
  [
    /^(?:x_)*(?:divRplyFwdMsg|OLK_SRC_BODY_SECTION|zwchr|mail-editor-reference-message-container|replySplit)$/,
    "rest",
  ],
  [/^(?:x_)*(?:yahoo_quoted|yiv)/, "rest"],
  [/^(?:x_)*(?:Signature|signature|AppleMailSignature|ms-outlook-mobile-signature)$/, "signature"],
];

const found = (table: typeof classHints, names: readonly string[]): Hint | null =>
  table.find(([is]) => names.some((name) => is.test(name)))?.[1] ?? null;

export const hintOf = (attributes: sanitizeHtml.Attributes): Hint | null => {
  if (isUnseen(attributes.style) || attributes.hidden !== undefined) return "unseen";
  return (
    found(idHints, [attributes.id ?? ""]) ??
    found(classHints, (attributes.class ?? "").slice(0, 500).split(/\s+/)) ??
    (attributes["data-smartmail"] === "gmail_signature" ? "signature" : null)
  );
};
