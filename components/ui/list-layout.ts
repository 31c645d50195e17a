/** Where rows stand, in px from the top of the list. */
export type ListLayout = {
  readonly count: number;
  readonly rowHeight: number;
  /** Of all rows and headers. */
  readonly height: number;
  readonly topOf: (index: number) => number;
  /** The row that stands at `y`, or the next below it; the last where `y` is below all. */
  readonly indexAt: (y: number) => number;
};

/** Rows under one header, none where it is folded away. */
export type SectionShape = { readonly count: number };

export type SectionPlace = {
  /** Index of its first row among the rows of all sections. */
  readonly from: number;
  readonly count: number;
  readonly top: number;
  readonly height: number;
};

/** Rows of one height, one under the other. */
export const evenLayout = (count: number, rowHeight: number): ListLayout => ({
  count,
  rowHeight,
  height: count * rowHeight,
  topOf: (index) => index * rowHeight,
  indexAt: (y) => Math.min(Math.max(0, count - 1), Math.floor(Math.max(0, y) / rowHeight)),
});

/** Rows of one height in sections, each under a header. */
export const sectionLayout = (
  sections: readonly SectionShape[],
  rowHeight: number,
  headerHeight: number,
): ListLayout & { readonly places: readonly SectionPlace[] } => {
  let from = 0;
  let top = 0;
  const places = sections.map(({ count }): SectionPlace => {
    const place = { from, count, top, height: headerHeight + count * rowHeight };
    from += count;
    top += place.height;
    return place;
  });
  const count = from;
  return {
    places,
    count,
    rowHeight,
    height: top,
    topOf: (index) => {
      const place = places.find((one) => index < one.from + one.count) ?? places.at(-1);
      return place === undefined ? 0 : place.top + headerHeight + (index - place.from) * rowHeight;
    },
    indexAt: (y) => {
      const place = places.findLast((one) => one.top <= Math.max(0, y));
      if (place === undefined) return 0;
      const within = Math.floor(Math.max(0, y - place.top - headerHeight) / rowHeight);
      const index = place.from + Math.min(within, place.count);
      return Math.min(Math.max(0, count - 1), index);
    },
  };
};
