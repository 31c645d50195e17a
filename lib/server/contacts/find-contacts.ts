import "server-only";
import type { FoundContact } from "@/lib/api/contacts";
import { searchContacts } from "@/lib/intercom/contacts";
import type { Ctx } from "@/lib/server/context";

const most = 8;

/** One call, ended when the one who types goes on; whom Intercom knows for minutes only is not found yet. */
export const findContacts = async (
  { intercom, signal }: Ctx,
  { q }: { readonly q: string },
): Promise<{ readonly contacts: readonly FoundContact[] }> => {
  const holds = (field: string) => ({ field, operator: "~", value: q }) as const;
  const page = await searchContacts(
    intercom,
    {
      query: { operator: "OR", value: [holds("name"), holds("email")] },
      pagination: { per_page: most },
      sort: { field: "last_seen_at", order: "descending" },
    },
    { signal },
  );
  return {
    contacts: page.items.map(({ id, role, name, email }) => ({
      id,
      role: role ?? "user",
      name: name || null,
      email: email || null,
    })),
  };
};
