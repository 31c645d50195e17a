import type { ClosingStop } from "@/lib/actions/unfinished";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { Standing } from "./closing-checks";

/** What is about to be closed, and what stands open in each that has anything. */
export type ClosingCase = {
  readonly of: number;
  readonly found: readonly {
    readonly conversation: ConversationSummary;
    readonly standing: readonly Standing[];
  }[];
  /** `told`: what the dialog has found out by then, so that nobody needs to look at it again. */
  readonly goAhead: (told: readonly ClosingStop[]) => void;
  readonly onLeave?: (() => void) | undefined;
  /** Where it is finished with in another way than by closing it: what that is called, and the key that goes ahead. */
  readonly words?: { readonly title: string; readonly label: string; readonly key: string };
  /** What the row of a single one cannot tell, to be read while the question is. */
  readonly reads?: readonly ClosingStop[];
  /** The server stopped it, so that the question comes by itself, when one may be pressing keys for the next one already. */
  readonly late?: true;
};
