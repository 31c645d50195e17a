import type { AskAbout } from "@/components/data/actions-port";
import type { ActionInput } from "@/lib/actions/input";
import type { ConversationSummary } from "@/lib/conversation/model";

/** What every dialog gets that asks for what an action needs. */
export type AskerProps = {
  /** At least one. */
  readonly conversations: readonly ConversationSummary[];
  readonly about?: AskAbout | undefined;
  /** Does it, to the conversations as they are shown. */
  readonly onAct: (action: ActionInput, conversations: readonly ConversationSummary[]) => void;
  readonly onClose: () => void;
};

/** The same for what is done to one conversation alone. */
export type OneAskerProps = {
  readonly conversation: ConversationSummary;
  readonly about: AskAbout;
  readonly onAct: (action: ActionInput) => void;
  readonly onClose: () => void;
};
