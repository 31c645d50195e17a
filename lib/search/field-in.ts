import { attributeField, attributeNameOf } from "./attributes";
import type { Field } from "./field";
import { conversations } from "./fields";
import type { People } from "./names";
import type { Registry } from "./registry";

/** A field as the workspace knows it: of an attribute with its label, its type and its words. */
export const fieldIn = (
  name: string,
  people: People,
  { fieldOf }: Registry = conversations,
): Field | undefined => {
  const attribute = attributeNameOf(name);
  const known = attribute === null ? undefined : people.attributes?.find((one) => one.name === attribute);
  return known ? attributeField(known) : fieldOf(name);
};
