import { getContactGroups } from "@/lib/api/contacts";
import { getGroups } from "@/lib/server/contacts/get-groups";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getContactGroups, "read", getGroups);
