import { fitToLimits } from "./fit";
import type { Formula } from "./formula";
import { limits } from "./model";

/** More searches than this for one list would be felt by everybody who shares Intercom's limit. */
export const mostPieces = 4;

/** Each try looks at the whole formula; what has not come to fit by then is refused. */
const mostTries = 20;

type Tries = { left: number };

const tryFit = (formula: Formula, tries: Tries): Formula | null => {
  tries.left -= 1;
  return tries.left < 0 ? null : fitToLimits(formula);
};

/**
 * The formula as one piece that Intercom takes, or as several (`mostPieces` at most) that together match the same; a conversation may match
 * more than one of them. Null where that many are not enough.
 */
export const piecesOf = (formula: Formula): readonly Formula[] | null =>
  expand(formula, mostPieces, { left: mostTries });

const expand = (formula: Formula, room: number, tries: Tries): readonly Formula[] | null => {
  const whole = tryFit(formula, tries);
  if (whole) return [whole];
  if (room < 2 || tries.left < 0 || formula.kind === "filter") return null;
  if (formula.kind === "or") return pack(formula.items, room, tries);
  let best: readonly Formula[] | null = null;
  for (const [index, choice] of formula.items.entries()) {
    if (choice.kind === "or") {
      const rest = formula.items.filter((_, at) => at !== index);
      const cases = choice.items.map((item): Formula => ({ ...formula, items: [...rest, item] }));
      const pieces = pack(cases, best ? best.length - 1 : room, tries);
      if (pieces) best = pieces;
    }
  }
  return best;
};

/** Alternatives, as many in a piece as fit: a full group, or half of it, and so on down to one. */
const pack = (items: readonly Formula[], room: number, tries: Tries): readonly Formula[] | null => {
  const pieces: Formula[] = [];
  let at = 0;
  while (at < items.length) {
    if (pieces.length === room) return null;
    const taken = fullest(items.slice(at, at + limits.groupItems), tries);
    const [first] = items.slice(at);
    const own = taken || !first ? null : expand(first, room - pieces.length, tries);
    if (!taken && !own) return null;
    pieces.push(...(taken ? [taken.piece] : (own ?? [])));
    at += taken?.count ?? 1;
  }
  return pieces.length <= room ? pieces : null;
};

const fullest = (items: readonly Formula[], tries: Tries): { piece: Formula; count: number } | null => {
  for (let count = items.length; count > 0; count = Math.floor(count / 2)) {
    const some = items.slice(0, count);
    const [only] = some;
    const piece = only && tryFit(count === 1 ? only : { kind: "or", items: some, path: only.path }, tries);
    if (piece) return { piece, count };
  }
  return null;
};
