import * as z from "zod";
import { idSchema } from "./primitives";

/** An item of a list that could not be read. `index` is its place in the list as Intercom sent it. */
export type Unreadable = { readonly unreadable: true; readonly index: number; readonly id?: string };

export type Readable<T> = { readonly items: readonly T[]; readonly unreadable: readonly Unreadable[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const idOf = (value: unknown): string | undefined => {
  const parsed = idSchema.safeParse(isRecord(value) ? value.id : undefined);
  return parsed.success ? parsed.data : undefined;
};

/** Reads each item on its own, so that one bad item costs one row and not the list. */
export const readItems = <T>(item: z.ZodType<T>, values: readonly unknown[]): Readable<T> => {
  const items: T[] = [];
  const unreadable: Unreadable[] = [];
  values.forEach((value, index) => {
    const parsed = item.safeParse(value);
    if (parsed.success) items.push(parsed.data);
    else {
      const id = idOf(value);
      unreadable.push(id === undefined ? { unreadable: true, index } : { unreadable: true, index, id });
    }
  });
  return { items, unreadable };
};

/**
 * A list inside an object, such as `tags: { type, tags: [] }`, found under any of `keys`, or as a bare array. Absent and
 * null read as empty; items that cannot be read are left out, because these lists only decorate their row.
 */
export const nestedList = <T>(item: z.ZodType<T>, ...keys: readonly string[]) =>
  z
    .unknown()
    .optional()
    .transform((value): T[] => [...readItems(item, arrayUnder(value, keys) ?? []).items]);

/** The array under the first of `keys` that holds one; undefined when there is none. */
export const arrayUnder = (value: unknown, keys: readonly string[]): readonly unknown[] | undefined => {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  for (const key of keys) {
    const found = value[key];
    if (Array.isArray(found)) return found;
  }
  return undefined;
};
