import { fitToLimits } from "./fit";
import type { Formula } from "./formula";

/** More searches than this for one list would be felt by everybody who shares Intercom's limit. */
export const mostPieces = 4;

/** Each try looks at the whole formula; what has not come to fit by then is refused. */
const mostTries = 24;

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

/** Alternatives, as many in a piece as fit. */
const pack = (items: readonly Formula[], room: number, tries: Tries): readonly Formula[] | null => {
  const pieces: Formula[] = [];
  let filling: readonly Formula[] = [];
  let filled: Formula | null = null;
  const close = (): void => {
    if (filled) pieces.push(filled);
    filling = [];
    filled = null;
  };
  for (const item of items) {
    const more: readonly Formula[] = [...filling, item];
    const joined = tryFit({ kind: "or", items: more, path: item.path }, tries);
    if (joined) {
      filling = more;
      filled = joined;
    } else {
      const had = filling.length > 0;
      close();
      const alone = had ? tryFit(item, tries) : null;
      const own = alone ? null : expand(item, room - pieces.length, tries);
      if (alone) {
        filling = [item];
        filled = alone;
      } else if (own) pieces.push(...own);
      else return null;
    }
    if (pieces.length + (filled ? 1 : 0) > room) return null;
  }
  close();
  return pieces.length > 0 && pieces.length <= room ? pieces : null;
};
