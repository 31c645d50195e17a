import type { Block, Box, Place } from "@/lib/search/builder";

type Gap = { readonly place: Place; readonly y: number };

const elementOf = (area: HTMLElement, id: string): HTMLElement | null =>
  area.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);

/** The innermost box under the pointer that the block may stand in. */
const boxUnder = (area: HTMLElement, box: Box, block: Block, y: number): Box => {
  for (const item of box.items) {
    if (item.kind !== "box" || item.id === block.id) continue;
    const at = elementOf(area, item.id)?.getBoundingClientRect();
    if (at && y > at.top + 8 && y < at.bottom - 8) return boxUnder(area, item, block, y);
  }
  return box;
};

/** Before which block of which box something dragged to this height would land; null where it already stands. */
export const dropPlace = (
  area: HTMLElement,
  root: Box,
  block: Block,
  { clientY }: { readonly clientY: number },
): Place | null => {
  const box = boxUnder(area, root, block, clientY);
  const frames = box.items.flatMap((item, index) => {
    const at = elementOf(area, item.id)?.getBoundingClientRect();
    return at ? [{ index, at }] : [];
  });
  const gaps: readonly Gap[] = [
    ...frames.map(({ index, at }) => ({ place: { box: box.id, index }, y: at.top })),
    { place: { box: box.id, index: box.items.length }, y: frames.at(-1)?.at.bottom ?? clientY },
  ];
  const nearest = gaps.reduce((best, gap) =>
    Math.abs(gap.y - clientY) < Math.abs(best.y - clientY) ? gap : best,
  );
  const own = box.items.findIndex((item) => item.id === block.id);
  const stays = own >= 0 && (nearest.place.index === own || nearest.place.index === own + 1);
  return stays ? null : nearest.place;
};
