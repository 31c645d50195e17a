"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { explainQuery } from "@/components/data/explain-query";
import { peopleOf } from "@/components/data/people";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { isId } from "@/lib/core/ids";
import { WhyAnswer } from "./why-answer";

/** The number in what was typed or pasted: a number, `#12`, or an address that ends in one, ours or Intercom's. */
const idIn = (typed: string): string | null => {
  const [, digits] = /^#?(\d{1,20})$|[/=](\d{1,20})\/?$/.exec(typed.trim())?.filter(Boolean) ?? [];
  return isId("conversation", digits) ? digits : null;
};

export type WhyDialogProps = {
  /** The query of the list, with ids for names. */
  readonly q: string;
  readonly markedId: string | null;
  readonly onClose: () => void;
};

/** Tells of the marked conversation why it matches; of any other, by its number, what keeps it out. */
export const WhyDialog = ({ q, markedId, onClose }: WhyDialogProps) => {
  const workspace = useWorkspace();
  const people = useMemo(() => peopleOf(workspace), [workspace]);
  const [id, setId] = useState(markedId);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const answer = useQuery({ ...explainQuery(id ?? "", q), enabled: id !== null });
  const look = (event: FormEvent) => {
    event.preventDefault();
    const found = idIn(typed);
    setWrong(found === null);
    if (found !== null) setId(found);
  };
  return (
    <Dialog title="Why it matches" onClose={onClose}>
      <div className="min-h-24 pb-4">
        {id === null ? (
          <p className="text-ink-2">
            No conversation is marked. Give the number of one, or mark a row first.
          </p>
        ) : (
          <WhyAnswer
            answer={answer.data}
            error={answer.error}
            people={people}
            onRetry={() => void answer.refetch()}
          />
        )}
      </div>
      <form
        noValidate
        onSubmit={look}
        className="-mx-4 flex items-start gap-2 border-t border-line px-4 pt-4"
      >
        <div className="min-w-0 flex-1">
          <TextField
            label="Another conversation"
            placeholder="Its number, or its address"
            inputMode="url"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            error={wrong ? "Give a conversation's number, such as 215473800101, or its address." : undefined}
          />
        </div>
        <Button type="submit" className="mt-5">
          Look
        </Button>
      </form>
    </Dialog>
  );
};
