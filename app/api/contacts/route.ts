import { getContacts } from "@/lib/api/contacts";
import { findContacts } from "@/lib/server/contacts/find-contacts";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getContacts, "read", findContacts);
