import { getContact } from "@/lib/api/contacts";
import { getContact as readContact } from "@/lib/server/contacts/get-contact";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getContact, "read", readContact);
