import type { TicketFile } from "./model";

type Named = Pick<TicketFile, "name" | "sizeBytes">;

const isSame = (held: Named, given: Named): boolean =>
  held.name === given.name && (held.sizeBytes === null || held.sizeBytes === given.sizeBytes);

/**
 * Whether a field holds what it was given: every file by name and size, and besides as many as there were addresses, which Intercom
 * names as it likes.
 */
export const holdsFiles = (
  held: readonly Named[],
  given: { readonly files: readonly Named[]; readonly addresses: number },
): boolean => {
  const left = [...held];
  for (const file of given.files) {
    const at = left.findIndex((one) => isSame(one, file));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === given.addresses;
};
