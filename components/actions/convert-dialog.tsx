"use client";
import { type FormEvent, useId, useRef, useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { AttributeField } from "@/components/data/attribute-field";
import { missingPart } from "@/components/data/missing-part";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import type { FieldProblem } from "@/lib/core/errors";
import { checkTicketAttributes, titleAttribute } from "@/lib/ticket/attributes";
import type { TicketType } from "@/lib/ticket/model";

type Values = Readonly<Record<string, string>>;

const problemAt = (problems: readonly FieldProblem[], name: string): string | undefined =>
  problems.find((problem) => problem.path === `attributes.${name}`)?.message;

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
const customerTypes = (types: readonly TicketType[]): readonly TicketType[] =>
  types.filter((type) => type.category === "Customer");

const useConvertForm = ({ conversation, onClose }: ConvertDialogProps, types: readonly TicketType[]) => {
  const { perform } = useActions();
  const [typeId, setTypeId] = useState<string | null>(null);
  const [values, setValues] = useState<Values>({
    [titleAttribute]: conversation.title ?? conversation.subject ?? "",
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [sending, setSending] = useState(false);
  const key = useRef(crypto.randomUUID());
  const type = types.find((one) => one.id === typeId) ?? types[0];
  const fields = [...(type?.attributes ?? [])].sort((a, b) => a.order - b.order);

  const set = (name: string, value: string) => {
    key.current = crypto.randomUUID();
    setValues((now) => ({ ...now, [name]: value }));
    setProblems((now) => now.filter((problem) => problem.path !== `attributes.${name}`));
  };
  const choose = (id: string) => {
    key.current = crypto.randomUUID();
    setTypeId(id);
    setProblems([]);
  };
  const submit = async () => {
    if (type === undefined || sending) return;
    const own = Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? ""]));
    const checked = checkTicketAttributes(type, own);
    if (!checked.ok) {
      setProblems(checked.error);
      return;
    }
    setSending(true);
    const result = await perform(
      conversation,
      { kind: "convert", ticketTypeId: type.id, attributes: { ...checked.value } },
      { key: key.current, onFields: setProblems },
    );
    setSending(false);
    if (result !== null) onClose();
  };
  return { type, fields, values, problems, sending, set, choose, submit };
};

/** Turns a conversation into a ticket, with the fields of the chosen type. Cannot be undone, and says so. */
export const ConvertDialog = (props: ConvertDialogProps) => {
  const types = customerTypes(useWorkspace()?.ticketTypes ?? []);
  const form = useConvertForm(props, types);
  const formId = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    void form.submit().then(() => currentTarget.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const footer = (
    <>
      <p className="mr-auto self-center text-s text-ink-3">This cannot be undone.</p>
      <Button onClick={props.onClose}>Cancel</Button>
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
    <Dialog title="Convert to a ticket" onClose={props.onClose} footer={footer}>
      {form.type === undefined ? (
        <NoTypes />
      ) : (
        <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-3.5">
          <p dir="auto" className="one-line text-ink-2">
            “{headline(props.conversation)}”
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
          {form.fields.map((field) => (
            <AttributeField
              key={`${form.type?.id}:${field.id}`}
              attribute={field}
              value={form.values[field.name] ?? ""}
              error={problemAt(form.problems, field.name)}
              onChange={(value) => form.set(field.name, value)}
            />
          ))}
        </form>
      )}
    </Dialog>
  );
};
