"use client";
import { useEffect, useRef, useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { isRecord, useKeptForm } from "@/components/data/kept-form";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import type { FileRef } from "@/lib/actions/input";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import type { FieldProblem } from "@/lib/core/errors";
import { checkTicketAttributes, titleAttribute } from "@/lib/ticket/attributes";
import type { TicketType, TicketTypeAttribute } from "@/lib/ticket/model";
import { untyped } from "@/lib/ticket/typed";
import { quote } from "./wording";

type Values = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, readonly FileRef[]>>;

/** What is being filled in. `key` belongs to exactly this: sending it twice, also after a reload, is one ticket. */
type Form = {
  readonly typeId: string | null;
  readonly values: Values;
  readonly files: Files;
  readonly key: string;
};

const isText = (value: unknown): value is string => typeof value === "string";
const isFile = (value: unknown): value is FileRef =>
  isRecord(value) && isText(value.uploadId) && isText(value.name) && isText(value.contentType);

const texts = (value: unknown): Values =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (isText(one) ? [[name, one]] : [])))
    : {};

const fileLists = (value: unknown): Files =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, Array.isArray(one) ? one.filter(isFile) : []]),
      )
    : {};

const readForm = (value: unknown): Form | null =>
  isRecord(value) && isText(value.key)
    ? {
        typeId: isText(value.typeId) ? value.typeId : null,
        values: texts(value.values),
        files: fileLists(value.files),
        key: value.key,
      }
    : null;

const shownFields = (type: TicketType | undefined): readonly TicketTypeAttribute[] =>
  (type?.attributes ?? [])
    .filter((field) => field.hiddenOnCreate !== true)
    .toSorted((a, b) => a.order - b.order);

/** Intercom names a field by the attribute alone. */
const isAt = ({ path }: FieldProblem, name: string): boolean =>
  path === `attributes.${name}` || path === name || path === `files.${name}`;

/** The form that turns a conversation into a ticket: kept in this browser until the ticket is made. */
export const useConvertForm = (
  conversation: ConversationSummary,
  types: readonly TicketType[],
  onDone: () => void,
) => {
  const { perform } = useActions();
  const { show } = useToasts();
  const workspace = useWorkspace();
  const begin = (): Form => ({
    typeId: null,
    values: { [titleAttribute]: conversation.title ?? conversation.subject ?? "" },
    files: {},
    key: crypto.randomUUID(),
  });
  const owner = workspace?.me.memberId ?? "";
  const { value: form, change, letGo } = useKeptForm(owner, `convert ${conversation.id}`, readForm, begin);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [sending, setSending] = useState(false);
  const type = types.find((one) => one.id === form.typeId) ?? types[0];
  const fields = shownFields(type);
  const timeZone = workspace?.timeZone ?? "UTC";
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  /** Who has left the form is told in a message. */
  const refuse = (found: readonly FieldProblem[]) => {
    if (here.current) return setProblems(found);
    const why = found.map(({ message }) => message).join(" ");
    show({ tone: "late", text: `No ticket was made of ${quote(headline(conversation))}. ${why}` });
  };

  const write = (part: (now: Form) => Partial<Form>) =>
    change((now) => ({ ...now, ...part(now), key: crypto.randomUUID() }));
  const forget = (name: string) => setProblems((now) => now.filter((problem) => !isAt(problem, name)));
  const set = (name: string, value: string) => {
    write(({ values }) => ({ values: { ...values, [name]: value } }));
    forget(name);
  };
  const setFiles = (name: string, next: (files: readonly FileRef[]) => readonly FileRef[]) => {
    write(({ files }) => ({ files: { ...files, [name]: next(files[name] ?? []) } }));
    forget(name);
  };
  const choose = (typeId: string) => {
    write(() => ({ typeId }));
    setProblems([]);
  };
  const submit = async () => {
    if (type === undefined || sending) return;
    const files = Object.fromEntries(
      fields.flatMap(({ name }) => (form.files[name]?.length ? [[name, form.files[name]]] : [])),
    );
    const own = Object.fromEntries(
      fields.map((field) => [field.name, untyped(field, form.values[field.name] ?? "", timeZone)]),
    );
    const lenient = {
      ...type,
      attributes: type.attributes.map((one) => (files[one.name] ? { ...one, required: false } : one)),
    };
    const checked = checkTicketAttributes(lenient, own);
    if (!checked.ok) return setProblems(checked.error);
    setProblems([]);
    setSending(true);
    const result = await perform(
      conversation,
      {
        kind: "convert",
        ticketTypeId: type.id,
        attributes: { ...checked.value },
        ...(Object.keys(files).length === 0 ? {} : { files }),
      },
      { key: form.key, onFields: refuse },
    );
    setSending(false);
    if (result === null) return;
    letGo();
    // Who has left it may have another dialog open by now.
    if (here.current) onDone();
  };
  const problemAt = (name: string) => problems.find((problem) => isAt(problem, name))?.message;
  /** What is wrong with no field of the form. */
  const elsewhere = problems.find((problem) => !fields.some(({ name }) => isAt(problem, name)))?.message;
  return { form, type, fields, sending, set, setFiles, choose, submit, problemAt, elsewhere };
};
