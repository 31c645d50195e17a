import { type Field, type FieldType, field } from "./field";

/**
 * An attribute that the workspace has given its conversations. `type` is Intercom's `data_type`, an open set; a list is, by version and
 * endpoint, a `string`, `options` or `list`, and always has `options`.
 */
export type AttributeDefinition = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly string[];
};

const prefix = "attr.";

/** The attribute's own name when the field's name is that of one; null otherwise. */
export const attributeNameOf = (fieldName: string): string | null =>
  fieldName.slice(0, prefix.length).toLowerCase() === prefix && fieldName.length > prefix.length
    ? fieldName.slice(prefix.length)
    : null;

const types: Readonly<Record<string, FieldType>> = {
  string: "text",
  integer: "number",
  float: "number",
  decimal: "number",
  boolean: "flag",
  date: "date",
  datetime: "date",
};

const here = { searched: "here", unset: "here" } as const;

/** What stands for `attr.NAME` while nobody knows the workspace: it takes any value. */
export const untypedAttribute = (name: string): Field => field(prefix + name, null, name, "attribute", here);

/** What stands for it where the workspace is known, for an editor that suits its type. What it takes, `untypedAttribute` takes as well. */
export const attributeField = ({ name, label, type, options }: AttributeDefinition): Field =>
  field(prefix + name, null, label, options.length > 0 ? "choice" : (types[type] ?? "attribute"), {
    ...here,
    choices: options,
  });
