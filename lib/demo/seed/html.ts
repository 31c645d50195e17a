import type { Random } from "./random";

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Blank lines part paragraphs, single breaks stay breaks, backticks mark code. */
export const paragraphs = (text: string): string =>
  text
    .split("\n\n")
    .filter((block) => block !== "")
    .map(
      (block) =>
        `<p>${escapeHtml(block)
          .replace(/`([^`]+)`/g, "<code>$1</code>")
          .replaceAll("\n", "<br>\n")}</p>`,
    )
    .join("\n");

const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** The words that a person would read in `html`. */
export const plainText = (html: string): string =>
  html
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<\/(p|div|tr|li|h[1-6])>|<br\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();

export type Letter = {
  /** Inner HTML of what was written. */
  readonly inner: string;
  readonly name: string;
  readonly job: string;
  readonly company: string;
  readonly domain: string;
  readonly phone: string | null;
  /** What it answers, as plain text, newest first. */
  readonly quoted: readonly { readonly who: string; readonly text: string }[];
};

const pixel = (letter: Letter, r: Random): string =>
  `<img src="${r.pick(["http", "https"])}://track.${letter.domain}.example/o/${r.int(100_000, 999_999)}.gif" width="1" height="1" alt="" style="display:none">`;

const dot =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const signature = (letter: Letter, r: Random): string => {
  const e = escapeHtml;
  const logo = r.pick([
    `https://cdn.${letter.domain}.example/brand/logo@2x.png`,
    "cid:image001.png@01DB2F4A.7C3E5A10",
    `demo-file://logo-${letter.domain.slice(0, 20).replace(/[^a-z0-9-]/g, "")}/logo.png`,
    dot,
  ]);
  return `<table cellpadding="0" cellspacing="0" border="0" style="font:12px/1.5 Calibri,Arial,sans-serif;color:#555;border-top:2px solid #0a7cff;margin-top:18px"><tr><td style="padding:8px 14px 0 0" valign="top"><img src="${logo}" width="64" height="64" alt="${e(letter.company)}"></td><td style="padding-top:8px"><b style="color:#111">${e(letter.name)}</b><br>${e(letter.job)} | ${e(letter.company)}<br>${letter.phone === null ? "" : `<a href="tel:${e(letter.phone)}" style="color:#0a7cff">${e(letter.phone)}</a> · `}<a href="https://www.${letter.domain}.example/" style="color:#0a7cff">www.${letter.domain}.example</a></td></tr></table>`;
};

const quote = (letter: Letter): string =>
  letter.quoted.reduceRight(
    (inner, { who, text }) =>
      `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(who)} wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${paragraphs(text)}${inner}</blockquote></div>`,
    "",
  );

/** What Word puts before every mail that was written in it, 40 KB of it. */
const wordHead = ((): string => {
  const styles = [
    "Normal",
    "heading",
    "toc",
    "List",
    "Table Grid",
    "Light Shading Accent",
    "Medium Grid Accent",
  ];
  const latent = Array.from(
    { length: 376 },
    (_, i) =>
      `<w:LsdException Locked="false" Priority="${i % 99}" SemiHidden="true" Name="${styles[i % styles.length]} ${i}"/>`,
  );
  const fonts = Array.from(
    { length: 48 },
    (_, i) =>
      `p.MsoList${i}, li.MsoList${i}, div.MsoList${i}{mso-style-unhide:no;margin:0cm ${i}pt .0001pt;mso-pagination:widow-orphan;font-size:11.0pt;font-family:"Calibri","sans-serif"}`,
  );
  return `<!--[if gte mso 9]><xml><w:WordDocument><w:TrackMoves/><w:DoNotPromoteQF/></w:WordDocument><w:LatentStyles DefLockedState="false" LatentStyleCount="376">\n${latent.join("\n")}\n</w:LatentStyles></xml><![endif]--><style><!--\n${fonts.join("\n")}\n--></style>`;
})();

const word = (letter: Letter, r: Random): string =>
  outlook(letter, r).replace("<style>", () => `${wordHead}<style>`);

const outlook = (letter: Letter, r: Random): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--\n@font-face{font-family:Calibri;panose-1:2 15 5 2 2 2 4 3 2 4}\np.MsoNormal{margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif}\na:link{color:#0563C1}\n--></style></head><body lang="EN-GB" link="#0563C1"><div class="WordSection1">${letter.inner.replaceAll("<p>", '<p class="MsoNormal" style="margin-bottom:8pt">')}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>${signature(letter, r)}${quote(letter)}</div>${pixel(letter, r)}<p style="font-size:8pt;color:#888">This message is confidential. If it was not meant for you, please delete it and tell the sender.</p></body></html>`;

const gmail = (letter: Letter, r: Random): string =>
  `<div dir="ltr">${letter.inner}<div><br></div>${r.chance(0.5) ? signature(letter, r) : `<div>--<br>${escapeHtml(letter.name)}</div>`}</div>${quote(letter)}${r.chance(0.3) ? pixel(letter, r) : ""}`;

const newsletter = (letter: Letter, r: Random): string =>
  `<style>@media (max-width:480px){.col{width:100%!important}} .btn:hover{background:#074}</style><table width="100%" bgcolor="#f2f4f7" cellpadding="0" cellspacing="0"><tr><td align="center"><table class="col" width="600" style="background:#fff;border-radius:8px"><tr><td style="padding:24px;background:#0b3d2e;color:#fff;font:700 22px Georgia,serif">${escapeHtml(letter.company)} <span style="font-weight:400">Weekly</span></td></tr><tr><td style="padding:24px;font:15px/1.6 Arial">${letter.inner}<table width="100%"><tr><td width="50%" style="padding:8px"><img src="https://img.${letter.domain}.example/a.jpg" width="250" alt="New arrivals"><ul><li>Fresh stock</li><li>Free samples</li></ul></td><td width="50%" style="padding:8px"><img src="https://img.${letter.domain}.example/b.jpg" width="250" alt="Workshop"><ol><li>Sign up</li><li>Come by</li></ol></td></tr></table><a class="btn" href="https://go.${letter.domain}.example/c?u=${r.int(1e6, 9e6)}&amp;utm_source=mail" style="display:inline-block;background:#0a5;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">Read more</a></td></tr><tr><td style="padding:16px;font:11px Arial;color:#889">You get this because you signed up. <a href="https://go.${letter.domain}.example/unsubscribe">Unsubscribe</a></td></tr></table></td></tr></table>${pixel(letter, r)}`;

export type Dress = "plain" | "gmail" | "outlook" | "word" | "newsletter";

/** The same words as a mail program would send them. */
export const dressed = (dress: Dress, letter: Letter, r: Random): string => {
  if (dress === "outlook") return outlook(letter, r);
  if (dress === "word") return word(letter, r);
  if (dress === "gmail") return gmail(letter, r);
  if (dress === "newsletter") return newsletter(letter, r);
  return letter.inner;
};
