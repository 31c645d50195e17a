/**
 * What a spreadsheet would take for a formula, also behind spaces or in full width; and a leading apostrophe, so that taking one away
 * gives every cell back as it was.
 */
const wouldRun = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n'])/u;

const cell = (text: string): string => `"${(wouldRun.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** One row as RFC 4180 has it, every cell quoted. A cell that a spreadsheet would run begins with an apostrophe. */
export const csvRow = (cells: readonly (string | null)[]): string =>
  `${cells.map((text) => cell(text ?? "")).join(",")}\r\n`;
