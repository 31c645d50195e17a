"use client";
import MessageSquarePlus from "lucide-react/icons/message-square-plus";
import { useState } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { IconButton } from "@/components/ui/icon-button";
import { latePart } from "@/components/ui/late-part";
import { type Person, personName } from "@/lib/conversation/model";

const NewConversationDialog = latePart("The form for a new conversation", () =>
  import("./new-conversation-dialog").then((file) => file.NewConversationDialog),
);

/** The way to a new conversation with whom the panel tells of, for all who are teammates in Intercom. */
export const PanelBegin = ({ person: { id, name, email } }: { readonly person: Person }) => {
  const me = useWorkspace()?.me;
  const [begins, setBegins] = useState(false);
  if (id === null || me === undefined || me.teammateId === null) return null;
  return (
    <>
      <IconButton
        icon={MessageSquarePlus}
        label={`New conversation with ${personName({ kind: "contact", id, name, email })}`}
        aria-haspopup="dialog"
        onClick={() => setBegins(true)}
        className="max-md:size-11"
      />
      {begins ? (
        <NewConversationDialog
          contact={{ id, role: "contact", name, email }}
          onClose={() => setBegins(false)}
        />
      ) : null}
    </>
  );
};
