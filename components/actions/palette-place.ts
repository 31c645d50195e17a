/** What a pasted number or address stands for. */
export type TypedPlace = { readonly kind: "conversation" | "ticket"; readonly id: string };

const number = /^#?\s*(\d{1,20})$/;
const isAddress = /^(https?:\/\/|\/)/;
const ticket = /\/tickets?\/(\d{1,20})\b/;
const conversation = /\/conversations?\/(\d{1,20})\b|[?&]c=(\d{1,20})\b/;

/** A number can be either; an address of Intercom's inbox or of Switchyard says which. Nothing for other words. */
export const placesTyped = (typed: string): readonly TypedPlace[] => {
  const text = typed.trim();
  const id = number.exec(text)?.[1];
  if (id !== undefined)
    return [
      { kind: "conversation", id },
      { kind: "ticket", id },
    ];
  if (!isAddress.test(text)) return [];
  const ticketId = ticket.exec(text)?.[1];
  if (ticketId !== undefined) return [{ kind: "ticket", id: ticketId }];
  const [, inPath, inQuery] = conversation.exec(text) ?? [];
  const found = inPath ?? inQuery;
  return found === undefined ? [] : [{ kind: "conversation", id: found }];
};
