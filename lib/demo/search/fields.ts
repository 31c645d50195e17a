/** How a field is compared. `words` is matched word by word (its value is `paddedWords`); `ids` holds several values, of which one has to fit. */
export type FieldType = "string" | "integer" | "boolean" | "date" | "words" | "ids";

export type FieldValue = string | number | boolean | null | readonly string[];

export type Field<T> = { readonly type: FieldType; readonly get: (item: T) => FieldValue };

export type Fields<T> = (name: string) => Field<T> | undefined;

export const field = <T>(type: FieldType, get: (item: T) => FieldValue): Field<T> => ({ type, get });
