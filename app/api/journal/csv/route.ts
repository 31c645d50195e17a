import { getJournalCsv } from "@/lib/api/journal";
import { handleNoted } from "@/lib/server/http/handle";
import { exportJournal } from "@/lib/server/journal/export-journal";

export const GET = handleNoted(getJournalCsv, "read", exportJournal);
