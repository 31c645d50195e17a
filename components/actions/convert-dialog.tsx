"use client";
import { type FormEvent, useId } from "react";
import { AttributeField } from "@/components/data/attribute-field";
import { FilesField } from "@/components/data/files-field";
import { missingPart } from "@/components/data/missing-part";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import type { TicketType } from "@/lib/ticket/model";
import { useConvertForm } from "./use-convert-form";

export type ConvertDialogProps = {
  readonly conversation: ConversationSummary;
  readonly onClose: () => void;
};

const NoTypes = () => {
  const workspace = useWorkspace();
  const why = workspace ? missingPart(workspace, "Ticket types") : "Ticket types are not known yet.";
  return (
    <p className="text-ink-2">
      {why ??
        "This workspace has no ticket type that takes conversations. Make one of the category “Customer” in Intercom, under Settings → Tickets."}
    </p>
  );
};

/** Customer types alone take conversations; Intercom refuses the others. */
const takesConversations = (type: TicketType): boolean => type.category === "Customer";

const Others = ({ types }: { types: readonly TicketType[] }) => {
  if (types.length === 0) return null;
  const names = types.map((type) => `${type.name} (${type.category || "no category"})`).join(", ");
  return (
    <p className="text-s text-ink-3">
      Not offered, because Intercom makes only Customer tickets of conversations: <bdi>{names}</bdi>.
    </p>
  );
};

const Fields = ({ form }: { form: ReturnType<typeof useConvertForm> }) =>
  form.fields.map((field) => (
    <div key={`${form.type?.id}:${field.id}`}>
      <AttributeField
        attribute={field}
        value={form.form.values[field.name] ?? ""}
        error={form.problemAt(field.name)}
        onChange={(value) => form.set(field.name, value)}
      />
      {field.type === "files" ? (
        <FilesField
          label={field.label}
          files={form.form.files[field.name] ?? []}
          onChange={(change) => form.setFiles(field.name, change)}
        />
      ) : null}
    </div>
  ));

/** Turns a conversation into a ticket, with the fields of the chosen type. Cannot be undone, and says so. */
export const ConvertDialog = ({ conversation, onClose }: ConvertDialogProps) => {
  const all = useWorkspace()?.ticketTypes ?? [];
  const types = all.filter(takesConversations);
  const form = useConvertForm(conversation, types, onClose);
  const formId = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    void form.submit().then(() => currentTarget.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const footer = (
    <>
      <p className="mr-auto self-center text-s text-ink-3">This cannot be undone.</p>
      <Button onClick={onClose}>Cancel</Button>
      <Button
        type="submit"
        form={formId}
        variant="solid"
        pending={form.sending}
        disabled={form.type === undefined}
      >
        Convert
      </Button>
    </>
  );
  return (
    <Dialog title="Convert to a ticket" onClose={onClose} footer={footer}>
      {form.type === undefined ? (
        <NoTypes />
      ) : (
        <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-3.5">
          <p dir="auto" className="one-line text-ink-2">
            “{headline(conversation)}”
          </p>
          <SelectField
            label="Ticket type"
            value={form.type.id}
            hint={form.type.description ?? undefined}
            options={types.map((type) => ({
              value: type.id,
              label: [type.icon, type.name].filter(Boolean).join(" "),
            }))}
            onChange={(event) => form.choose(event.target.value)}
          />
          {form.elsewhere === undefined ? null : (
            <p role="alert" className="text-s text-late">
              {form.elsewhere}
            </p>
          )}
          <Fields form={form} />
          <Others types={all.filter((type) => !takesConversations(type))} />
        </form>
      )}
    </Dialog>
  );
};
