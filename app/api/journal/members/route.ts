import { getJournalMembers } from "@/lib/api/journal";
import { handle } from "@/lib/server/http/handle";
import { listJournalMembers } from "@/lib/server/journal/list-journal-members";

export const GET = handle(getJournalMembers, "read", listJournalMembers);
