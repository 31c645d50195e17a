import { getJournal } from "@/lib/api/journal";
import { handle } from "@/lib/server/http/handle";
import { listJournal } from "@/lib/server/journal/list-journal";

export const GET = handle(getJournal, "read", listJournal);
