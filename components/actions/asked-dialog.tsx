"use client";
import type { ComponentType } from "react";
import type { AskAbout } from "@/components/data/actions-port";
import { latePart } from "@/components/ui/late-part";
import type { ActionInput, ActionKind } from "@/lib/actions/input";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { AskerProps, OneAskerProps } from "./asker";

const tags = () => import("./tag-dialog").then((module) => module.TagDialog);
const people = () => import("./assign-dialog").then((module) => module.AssignDialog);
const times = () => import("./snooze-dialog").then((module) => module.SnoozeDialog);

/** Fetches those that one uses most, so that they open with their key. What cannot be had is asked for again by the key. */
export const fetchDialogs = (): void => {
  for (const fetch of [tags, people, times]) fetch().catch(() => undefined);
};

const TagDialog = latePart("The list of tags", tags);
const ConvertDialog = latePart("The form for tickets", () =>
  import("./convert-dialog").then((module) => module.ConvertDialog),
);

const forMany: Readonly<Partial<Record<ActionKind, ComponentType<AskerProps>>>> = {
  assign: latePart("The list of people", people),
  tag: TagDialog,
  untag: latePart("The list of tags", () => import("./tag-dialog").then((module) => module.UntagDialog)),
  snooze: latePart("The list of times", times),
};

const forOne: Readonly<Partial<Record<ActionKind, ComponentType<OneAskerProps>>>> = {
  close: latePart("The field to write in", () =>
    import("./close-dialog").then((module) => module.CloseDialog),
  ),
  title: latePart("The field for the title", () =>
    import("./rename-dialog").then((module) => module.RenameDialog),
  ),
  "add-participant": latePart("The list of contacts", () =>
    import("./add-participant-dialog").then((module) => module.AddParticipantDialog),
  ),
  "remove-participant": latePart("The list of participants", () =>
    import("./remove-participant-dialog").then((module) => module.RemoveParticipantDialog),
  ),
  redact: latePart("What is asked before redacting", () =>
    import("./redact-dialog").then((module) => module.RedactDialog),
  ),
  merge: latePart("The list of conversations", () =>
    import("./merge-dialog").then((module) => module.MergeDialog),
  ),
  delete: latePart("What is asked before deleting", () =>
    import("./delete-dialog").then((module) => module.DeleteDialog),
  ),
};

export type Asking = {
  readonly kind: ActionKind;
  /** At least one. */
  readonly conversations: readonly ConversationSummary[];
  readonly about: AskAbout;
  readonly act: (action: ActionInput, conversations: readonly ConversationSummary[]) => void;
};

/** The dialog that asks for what an action needs; none for what needs nothing. */
export const AskedDialog = ({ asking, onClose }: { asking: Asking; onClose: () => void }) => {
  const { kind, conversations, about, act } = asking;
  const [one] = conversations;
  const Many = forMany[kind];
  if (Many) return <Many conversations={conversations} about={about} onAct={act} onClose={onClose} />;
  if (one === undefined) return null;
  if (kind === "convert") return <ConvertDialog conversation={one} onClose={onClose} />;
  const One = forOne[kind];
  return One ? (
    <One conversation={one} about={about} onAct={(action) => act(action, [one])} onClose={onClose} />
  ) : null;
};
