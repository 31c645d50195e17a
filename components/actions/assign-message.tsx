"use client";
import MessageSquarePlus from "lucide-react/icons/message-square-plus";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextAreaField } from "@/components/ui/text-area-field";
import { tooLongWords } from "@/lib/actions/too-long";

export type AssignMessageProps = {
  readonly to: string;
  readonly text: string;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onChange: (text: string) => void;
};

/** A word to the customer that goes out with the assignment; asked for by a press, since it is seldom wanted. */
export const AssignMessage = ({ to, text, open, onOpen, onChange }: AssignMessageProps) => {
  const tooLong = tooLongWords(text);
  return (
    <div className="min-w-0 flex-1">
      {open ? (
        <TextAreaField
          label={`Message to ${to}`}
          hint="Sent to them together with the assignment."
          dir="auto"
          rows={3}
          autoFocus
          value={text}
          error={tooLong === null ? undefined : `${tooLong}.`}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Button variant="ghost" className="-ml-2 max-w-full" onClick={onOpen}>
          <Icon of={MessageSquarePlus} size={15} />
          <span className="truncate">
            {text === "" ? "Add a message to " : "Go on with your message to "}
            <bdi>{to}</bdi>
          </span>
        </Button>
      )}
    </div>
  );
};
