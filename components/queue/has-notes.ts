import type { Sort } from "@/lib/api/queue";
import { sorts } from "@/lib/search/sorts";
import type { Grouping } from "@/lib/search/view";
import type { QueueListing } from "./use-queue-list";

/** Whether there is anything to say about how the list was made. */
export const hasNotes = (made: {
  readonly list: QueueListing;
  readonly sort: Sort;
  readonly groupBy: Grouping | null;
}): boolean =>
  made.list.known !== undefined &&
  (made.list.known.notes.length > 0 ||
    made.groupBy !== null ||
    sorts[made.sort].by === "loaded" ||
    made.list.reading.going === "long");
