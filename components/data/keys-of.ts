import { keyless } from "@/components/ui/own-keys";

/** What the key of a row goes by, for `useHotkeys`, what shows it and the settings: as it comes, or by its kind where it comes without. */
export const keysOf = (row: { readonly key: string | null; readonly kind: string }): string =>
  row.key ?? keyless(row.kind);
