/** What is acted on and written to. */
export type SubjectKind = "conversation" | "ticket";

export type Subject = { readonly kind: SubjectKind; readonly id: string };

const ofTicket = "ticket-";

/** As one word, by which drafts and files on their way are kept: Intercom may give a ticket and a conversation the same id. */
export const placeOf = (kind: SubjectKind, id: string): string => (kind === "ticket" ? ofTicket + id : id);

export const subjectAt = (place: string): Subject =>
  place.startsWith(ofTicket)
    ? { kind: "ticket", id: place.slice(ofTicket.length) }
    : { kind: "conversation", id: place };

/** The address of its page. */
export const subjectHref = ({ kind, id }: Subject): string => `/${kind}s/${id}`;
