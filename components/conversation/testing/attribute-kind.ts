import type { AttributeKind } from "@/lib/api/workspace";

/** An attribute of conversations as the workspace lists it: a line of text that may be set and need not be. */
export const attributeKind = (name: string, over: Partial<AttributeKind> = {}): AttributeKind => ({
  name,
  label: name,
  type: "string",
  options: [],
  description: null,
  required: false,
  multiline: false,
  writable: true,
  reference: null,
  ...over,
});
