"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { isRecord, useKeptForm } from "@/components/data/kept-form";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useToasts } from "@/components/ui/toasts";
import { can } from "@/lib/access/roles";
import { callApi } from "@/lib/api/call";
import { deleteReply, postReply, putReply, restoreReply, type SavedReply } from "@/lib/api/replies";
import { placeholderNames } from "@/lib/conversation/fill-placeholders";
import { isAppError } from "@/lib/core/errors";

const whyOf = (error: unknown): string =>
  isAppError(error) ? error.message : "Something in Switchyard went wrong.";

type Content = { readonly name: string; readonly text: string; readonly shared: boolean };

const readContent = (value: unknown): Content | null =>
  isRecord(value) && typeof value.name === "string" && typeof value.text === "string"
    ? { name: value.name, text: value.text, shared: value.shared === true }
    : null;

/** Makes or changes a saved reply. Cancelled, it is let go of; left by a slip, it is there again. */
export const ReplyForm = ({
  reply,
  onDone,
  onClose,
}: {
  reply: SavedReply | null;
  onDone: () => void;
  onClose: () => void;
}) => {
  const form = useId();
  const client = useQueryClient();
  const { show } = useToasts();
  const mayShare = can(useWorkspace()?.me.role ?? "agent", "share-views");
  const [id] = useState(() => reply?.id ?? crypto.randomUUID());
  const owner = useWorkspace()?.me.memberId ?? "";
  const { value, change, letGo } = useKeptForm(
    owner,
    reply === null ? "new reply" : `reply ${reply.id} ${reply.version}`,
    readContent,
    (): Content => ({ name: reply?.name ?? "", text: reply?.text ?? "", shared: reply?.shared ?? false }),
  );
  const { name, text, shared } = value;
  const edit = (part: Partial<Content>) => change((now) => ({ ...now, ...part }));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (work: Promise<unknown>) => {
    setPending(true);
    setError(null);
    try {
      await work;
      letGo();
      onDone();
    } catch (cause) {
      setError(whyOf(cause));
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError("Give the reply a name.");
    if (text.trim() === "") return setError("Write what it says.");
    const content = { name, text, shared };
    return void run(
      reply === null
        ? callApi(postReply, { id, ...content })
        : callApi(putReply, { id, version: reply.version, ...content }),
    );
  };
  const remove = async () => {
    await callApi(deleteReply, { id });
    const undo = () =>
      void callApi(restoreReply, { id }).then(
        () => client.invalidateQueries({ queryKey: ["replies"] }),
        (cause: unknown) => show({ tone: "late", text: whyOf(cause) }),
      );
    show({ text: `“${name}” was deleted.`, act: { label: "Undo", run: undo, takesBack: true } });
  };
  return (
    <Dialog
      title={reply === null ? "New saved reply" : "Change the saved reply"}
      onClose={onClose}
      footer={
        <>
          {reply === null ? null : (
            <Button variant="danger" className="mr-auto" pending={pending} onClick={() => void run(remove())}>
              Delete
            </Button>
          )}
          <Button
            onClick={() => {
              letGo();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" form={form} variant="solid" pending={pending}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        {error === null ? null : (
          <p role="alert" className="rounded-l bg-late-soft px-3 py-2 text-late">
            {error}
          </p>
        )}
        <TextField
          label="Name"
          dir="auto"
          maxLength={120}
          value={name}
          onChange={(event) => edit({ name: event.target.value })}
        />
        <TextAreaField
          label="Text"
          rows={7}
          dir="auto"
          hint={`Comes from the conversation: ${placeholderNames.map((one) => `{{${one}}}`).join(" ")}. After a line stands what to say without it: {{contact.first_name | there}}.`}
          value={text}
          onChange={(event) => edit({ text: event.target.value })}
        />
        {mayShare ? (
          <label className="flex min-h-8 items-center gap-2 max-md:min-h-11">
            <input
              type="checkbox"
              checked={shared}
              onChange={(event) => edit({ shared: event.target.checked })}
            />
            For everybody
          </label>
        ) : null}
      </form>
    </Dialog>
  );
};
