const lines: ReadonlySet<string> = new Set([
  ...[
    "P",
    "DIV",
    "UL",
    "OL",
    "LI",
    "DL",
    "DT",
    "DD",
    "TABLE",
    "TR",
    "BLOCKQUOTE",
    "PRE",
    "HR",
    "CAPTION",
    "FIGURE",
  ],
  ...["H1", "H2", "H3", "H4", "H5", "H6"],
]);

const walk = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element)) return "";
  if (node.tagName === "BR") return "\n";
  if (node.tagName === "IMG") return node.getAttribute("alt") ?? "";
  const inner = [...node.childNodes].map(walk).join("");
  const mark = node.tagName === "LI" ? "• " : "";
  if (node.tagName === "TD" || node.tagName === "TH") return `${inner} `;
  return lines.has(node.tagName) ? `\n${mark}${inner}\n` : inner;
};

/** The words of what the server sanitised, line by line, quoted ones among them. In the browser only. */
export const htmlToText = (html: string): string => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes]
    .map(walk)
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
};
