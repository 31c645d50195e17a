import type { WireContext } from "../operation";

/** `{type: contact.list, contacts}` of conversations and tickets. */
export const contactReferences = (context: WireContext, ids: readonly string[]) => ({
  type: "contact.list",
  contacts: ids.map((id) => ({
    type: "contact",
    id,
    external_id: context.store.contacts.get(id)?.externalId ?? null,
  })),
});

type Linked = { type: "ticket" | "conversation"; id: string; category: string | null };

export const linkedObjects = (links: readonly Linked[]) => ({
  type: "list",
  data: links.map((link) => ({ ...link })),
  total_count: links.length,
  has_more: false,
});
