import type { ActionInput, ActionInputOf } from "./input";

/** What is done to several at once, or to a ticket: nobody is told anything with it. */
export type WordlessAction =
  | ActionInputOf<"tag" | "untag" | "snooze">
  | Pick<ActionInputOf<"assign">, "kind" | "assignee">;

const asWordless = (action: ActionInput): WordlessAction | null => {
  switch (action.kind) {
    case "tag":
    case "untag":
    case "snooze":
      return action;
    case "assign":
      return action.message === undefined ? { kind: "assign", assignee: action.assignee } : null;
    default:
      return null;
  }
};

/** Goes on with what says nothing to anybody. What does say something is refused whole: done without its words it would pass for done. */
export const ifWordless =
  (goOn: (action: WordlessAction) => void, refuse: () => void) =>
  (action: ActionInput): void => {
    const wordless = asWordless(action);
    if (wordless === null) refuse();
    else goOn(wordless);
  };
