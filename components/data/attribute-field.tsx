import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { TicketTypeAttribute } from "@/lib/ticket/model";

export type AttributeFieldProps = {
  readonly attribute: TicketTypeAttribute;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

const yesNo = [
  { value: "", label: "–" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** Intercom describes its own fields by their very name. */
const hintOf = ({ label, description }: TicketTypeAttribute): string | undefined =>
  description && description.trim().toLowerCase() !== label.trim().toLowerCase() ? description : undefined;

/** The right editor for one attribute of a ticket type; values travel as text until they are checked. */
export const AttributeField = ({ attribute, value, error, onChange }: AttributeFieldProps) => {
  const shared = {
    label: attribute.label,
    required: attribute.required,
    error,
    value,
    hint: hintOf(attribute),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (attribute.type) {
    case "list":
      return (
        <SelectField
          {...shared}
          options={[
            { value: "", label: "–" },
            ...attribute.items.map((item) => ({ value: item.id, label: item.name })),
          ]}
        />
      );
    case "boolean":
      return <SelectField {...shared} options={yesNo} />;
    case "integer":
      return <TextField {...shared} inputMode="numeric" />;
    case "decimal":
      return <TextField {...shared} inputMode="decimal" />;
    case "datetime":
      return <TextField {...shared} type="datetime-local" />;
    case "files":
      return (
        <TextAreaField
          {...shared}
          hint={shared.hint ?? "Addresses of files that start with https://, one a line."}
        />
      );
    case "string":
    case "unknown":
      return attribute.multiline ? (
        <TextAreaField {...shared} dir="auto" />
      ) : (
        <TextField {...shared} dir="auto" />
      );
  }
};
