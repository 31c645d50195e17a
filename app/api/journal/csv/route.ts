import { getJournalCsv } from "@/lib/api/journal";
import { handle } from "@/lib/server/http/handle";
import { exportJournal } from "@/lib/server/journal/export-journal";

export const GET = handle(getJournalCsv, "read", exportJournal);
