"use client";
import { useId, useState } from "react";
import { peopleOf } from "@/components/data/people";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fieldErrors } from "@/components/ui/field-errors";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { isAppError } from "@/lib/core/errors";
import { isSortId, sorts } from "@/lib/search/sorts";
import { longestViewName, type ViewContent } from "@/lib/search/view";
import { AudienceField } from "./audience-field";
import { ColumnBoxes } from "./column-boxes";
import { GroupingField } from "./grouping-field";
import { IconGrid } from "./icon-grid";
import { saidQuery, storableQuery, typedQuery } from "./query-words";
import { sortIds } from "./words";

export type ViewFormProps = {
  readonly title: string;
  readonly start: ViewContent;
  readonly startPinned: boolean;
  /** @throws AppError, whose fields are shown where they belong */
  readonly onSave: (content: ViewContent, pinned: boolean) => Promise<void>;
  readonly onClose: () => void;
};

type Errors = Readonly<Record<string, string>>;

const noErrors: Errors = {};

/** Places in the query are `query:6-9`; they all stand at the one field. */
const errorsOf = (error: unknown): Errors => {
  if (!isAppError(error)) return { form: "Something in Switchyard went wrong. Try again." };
  const fields = (error.fields ?? []).map(({ path, message }) => ({
    path: path.split(":")[0] ?? path,
    message,
  }));
  return fields.length > 0 ? fieldErrors(fields) : { form: error.message };
};

const nameError = (name: string): Errors => {
  if (name.trim() === "") return { name: "Give the view a name." };
  return name.trim().length > longestViewName
    ? { name: `A name has at most ${longestViewName} characters.` }
    : noErrors;
};

const useViewForm = ({ start, startPinned, onSave }: ViewFormProps) => {
  const people = peopleOf(useWorkspace());
  const [content, setContent] = useState(start);
  const [typed, setTyped] = useState(() => typedQuery(start.query, people));
  const [first] = useState(typed);
  const [pinned, setPinned] = useState(startPinned);
  const [errors, setErrors] = useState<Errors>(noErrors);
  const [saving, setSaving] = useState(false);
  // What stands there already may name a teammate who has gone, and must still be kept.
  const read = typed === first ? { query: start.query, problem: null } : storableQuery(typed, people);
  const submit = async () => {
    if (saving) return;
    const wrong = { ...nameError(content.name), ...(read.problem === null ? {} : { query: read.problem }) };
    setErrors(wrong);
    if (read.problem !== null || Object.keys(wrong).length > 0) return;
    setSaving(true);
    try {
      await onSave({ ...content, name: content.name.trim(), query: read.query }, pinned);
    } catch (error) {
      setErrors(errorsOf(error));
    } finally {
      setSaving(false);
    }
  };
  return {
    content,
    set: (change: Partial<ViewContent>) => setContent((now) => ({ ...now, ...change })),
    typed,
    setTyped,
    pinned,
    setPinned,
    errors,
    saving,
    submit,
    said: read.problem === null ? saidQuery(read.query, people) : null,
  };
};

/** All that makes a view, to fill in. */
export const ViewForm = (props: ViewFormProps) => {
  const { title, onClose } = props;
  const form = useViewForm(props);
  const { content, set, errors } = form;
  const formId = useId();
  const ref = useFocusOnError(errors === noErrors ? null : errors);
  const role = useWorkspace()?.me.role ?? "agent";
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="solid" type="submit" form={formId} pending={form.saving}>
            {form.saving ? "Saving…" : "Save view"}
          </Button>
        </>
      }
    >
      <form
        ref={ref}
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
        className="flex flex-col gap-4"
      >
        {errors.form ? (
          <p role="alert" className="rounded-l bg-late-soft px-3 py-2 text-late">
            {errors.form}
          </p>
        ) : null}
        <TextField
          label="Name"
          required
          dir="auto"
          autoComplete="off"
          value={content.name}
          error={errors.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <IconGrid value={content.icon} onChange={(icon) => set({ icon })} />
        <TextAreaField
          label="Query"
          rows={2}
          spellCheck={false}
          autoCapitalize="off"
          value={form.typed}
          error={errors.query}
          hint={form.said ?? "As it stands, this is no query."}
          onChange={(event) => form.setTyped(event.target.value)}
        />
        <AudienceField
          value={content.audience}
          role={role}
          error={errors.audience}
          onChange={(audience) => set({ audience })}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField
            label="Order"
            value={content.sort}
            onChange={(event) => set(isSortId(event.target.value) ? { sort: event.target.value } : {})}
            options={sortIds.map((id) => ({ value: id, label: sorts[id].label }))}
          />
          <GroupingField value={content.groupBy} onChange={(groupBy) => set({ groupBy })} />
        </div>
        <ColumnBoxes value={content.columns} onChange={(columns) => set({ columns })} />
        <label className="flex min-h-7 items-center gap-2 max-md:min-h-11 max-md:text-l">
          <input
            type="checkbox"
            checked={form.pinned}
            onChange={(event) => form.setPinned(event.target.checked)}
            className="size-4 accent-accent"
          />
          Show it in my list of views, with its count
        </label>
      </form>
    </Dialog>
  );
};
