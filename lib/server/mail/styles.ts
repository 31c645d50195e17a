import "server-only";

/** What may be styled: how words and boxes look, never where they stand over others, nor what they bring along. */
const properties = new RegExp(
  `^(?:${[
    "color|background|background-color|opacity|display|visibility|float|clear|direction|overflow|overflow-[xy]",
    "font|font-(?:family|size|style|weight|variant|stretch)|line-height|letter-spacing|word-spacing|vertical-align",
    "text-(?:align|decoration|decoration-line|decoration-color|indent|transform|overflow)|white-space|word-break|word-wrap|overflow-wrap",
    "(?:min-|max-)?(?:width|height)|box-sizing|table-layout|caption-side|empty-cells",
    "(?:margin|padding)(?:-(?:top|right|bottom|left))?",
    "border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:collapse|spacing|radius)",
    "border-(?:top|bottom)-(?:left|right)-radius|list-style-type|list-style-position|mso-hide",
  ].join("|")})$`,
);

const plainValue = /^[\w\s#%.,()+\-*/'"!]{1,400}$/;
const functions = /([\w-]*)\(/g;
const harmless: ReadonlySet<string> = new Set([
  "rgb",
  "rgba",
  "hsl",
  "hsla",
  "calc",
  "linear-gradient",
  "radial-gradient",
]);

const callsOnly = (text: string, known: ReadonlySet<string>): boolean =>
  [...text.matchAll(functions)].every(([, name = ""]) => known.has(name.toLowerCase()));

const isPlain = (value: string): boolean =>
  plainValue.test(value) && !value.includes("/*") && callsOnly(value, harmless);

/** The declarations of a style that do nothing but style; nothing in them is fetched, nor leaves its place. */
export const plainDeclarations = (style: string): string =>
  style
    .slice(0, 4000)
    .split(";")
    .flatMap((declaration) => {
      const at = declaration.indexOf(":");
      const name = declaration.slice(0, Math.max(0, at)).trim().toLowerCase();
      const value = declaration.slice(at + 1).trim();
      return properties.test(name) && isPlain(value) ? [`${name}:${value}`] : [];
    })
    .join(";");

const selectors = /^[\w\s.#:,>+~*\-[\]="'()^$|]{1,2000}$/;
/** What stands before and after an element here is ours: it warns of where links lead. */
const ours = /:(?:before|after)\b/i;
/** With colons in its brackets alone: outside of them one would look like a declaration. */
const media = /^@media(?=[\s\S]{1,400}$)(?:[\w\s,.-]|\([\w\s:,.-]*\))+$/i;
const inSelectors: ReadonlySet<string> = new Set(["not", "nth-child", "nth-of-type", "nth-last-child"]);
const inMedia: ReadonlySet<string> = new Set(["", "media", "and", "or", "not"]);
const longestSheet = 200_000;

/** Where the block ends that begins before `from`: behind its closing brace, or at the end. */
const endOfBlock = (css: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    else if (css[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
};

const rulesIn = (css: string, mayNest: boolean): string => {
  let kept = "";
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    if (open === -1) break;
    // What ends in a semicolon before a block is an import or the like.
    const prelude = css
      .slice(css.lastIndexOf(";", open) >= at ? css.lastIndexOf(";", open) + 1 : at, open)
      .trim();
    const end = endOfBlock(css, open + 1);
    const inner = css.slice(open + 1, end);
    at = end + 1;
    if (mayNest && media.test(prelude) && callsOnly(prelude, inMedia))
      kept += `${prelude}{${rulesIn(inner, false)}}`;
    else if (
      selectors.test(prelude) &&
      !ours.test(prelude) &&
      callsOnly(prelude, inSelectors) &&
      !inner.includes("{")
    ) {
      const declarations = plainDeclarations(inner);
      if (declarations !== "") kept += `${prelude}{${declarations}}`;
    }
  }
  return kept;
};

/** A style sheet without what fetches, imports, or lifts things over others. It cannot end the element that it stands in. */
export const plainSheet = (css: string): string =>
  rulesIn(
    css
      .slice(0, longestSheet)
      .replace(/<!--|-->/g, " ")
      .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, " "),
    true,
  );

/** What stands in the style elements of a body, as written. */
export const sheetsIn = (body: string): string => {
  const lower = body.toLowerCase();
  const sheets: string[] = [];
  for (let at = lower.indexOf("<style"); at !== -1; at = lower.indexOf("<style", at)) {
    const from = lower.indexOf(">", at);
    const to = lower.indexOf("</style", from);
    if (from === -1 || to === -1) break;
    sheets.push(body.slice(from + 1, to));
    at = to;
  }
  return sheets.join("\n");
};
