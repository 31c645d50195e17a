import { getJournalNews } from "@/lib/api/journal";
import { handle } from "@/lib/server/http/handle";
import { countJournalNews } from "@/lib/server/journal/count-journal-news";

export const GET = handle(getJournalNews, "read", countJournalNews);
