/** A row of the panel that leads to another page. */
export const panelCard =
  "mb-1.5 grid min-h-6 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 rounded-l border border-line bg-surface px-2.5 py-1.5 text-m hover:bg-hover max-md:min-h-11";
