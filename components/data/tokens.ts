import { lex, type Token, tooLong } from "@/lib/search/lexer";

/** A piece of the query line, all of them together being the whole text. */
export type Piece = {
  readonly kind: "gap" | "term" | "negated" | "word" | "sign";
  readonly from: number;
  readonly text: string;
  /** How many letters at the start are the field's name with what stands before it; 0 where there is none. */
  readonly nameLength: number;
};

const pieceOf = (text: string, token: Token, from: number, negated: boolean): Piece => {
  const piece = { from, text: text.slice(from, token.to), nameLength: 0 };
  if (token.kind === "field") {
    return { ...piece, kind: negated ? "negated" : "term", nameLength: token.nameSpan.to + 1 - from };
  }
  if (token.kind === "word") return { ...piece, kind: negated ? "negated" : "word" };
  return { ...piece, kind: "sign" };
};

/** The text cut into what is shown as one each: terms with their minus, words, signs and the gaps between. Never throws. */
export const piecesOf = (text: string): readonly Piece[] => {
  if (tooLong(text)) return [{ kind: "gap", from: 0, text, nameLength: 0 }];
  const pieces: Piece[] = [];
  let end = 0;
  let minusAt: number | null = null;
  const gapTo = (to: number) => {
    if (to > end) pieces.push({ kind: "gap", from: end, text: text.slice(end, to), nameLength: 0 });
  };
  for (const token of lex(text).tokens) {
    const glued = minusAt !== null && token.from === end;
    if (token.kind === "minus" && text[token.from] === "-" && minusAt === null) {
      gapTo(token.from);
      minusAt = token.from;
      end = token.to;
      continue;
    }
    const from = minusAt !== null && glued ? minusAt : token.from;
    if (minusAt !== null && !glued) pieces.push({ kind: "sign", from: minusAt, text: "-", nameLength: 0 });
    if (!glued) gapTo(token.from);
    pieces.push(pieceOf(text, token, from, minusAt !== null && glued));
    minusAt = null;
    end = token.to;
  }
  if (minusAt !== null) pieces.push({ kind: "sign", from: minusAt, text: "-", nameLength: 0 });
  gapTo(text.length);
  return pieces;
};

/** `text` cut where problems begin and end; `wrong` pieces lie inside of one. */
export const markProblems = (
  text: string,
  problems: readonly { readonly from: number; readonly to: number }[],
): readonly { readonly from: number; readonly text: string; readonly wrong: boolean }[] => {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of problems) {
    cuts.add(Math.min(Math.max(from, 0), text.length));
    cuts.add(Math.min(Math.max(to, 0), text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const wrong = problems.some((problem) => problem.from < to && from < problem.to);
    return { from, text: text.slice(from, to), wrong };
  });
};
