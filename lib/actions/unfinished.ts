import type { AttributeValue } from "@/lib/conversation/model";
import { AppError } from "@/lib/core/errors";

/** What a row of a list cannot tell, so that the server looks at it before it closes, in the conversation as it is just then. */
export const closingStops = ["openTicket", "requiredAttributes"] as const;

export type ClosingStop = (typeof closingStops)[number];

/** What stands open in a conversation. `names`: of what, where it has names. */
export type StandsOpen = { readonly check: ClosingStop; readonly names: readonly string[] };

export const isEmptyValue = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

type Required = { readonly name: string; readonly label: string; readonly required: boolean };

/** Labels of what the workspace requires and nobody has filled in. */
export const missingAttributes = (
  values: Readonly<Record<string, AttributeValue>>,
  kinds: readonly Required[],
): readonly string[] =>
  kinds.filter(({ name, required }) => required && isEmptyValue(values[name])).map(({ label }) => label);

/** Says that it was not closed, and because of what: read by `openIn`. */
export const unfinished = (found: readonly StandsOpen[]): AppError =>
  new AppError("unfinished", "Something stands open in the conversation, so it was not closed.", {
    fields: found.flatMap(({ check, names }) => names.map((message) => ({ path: check, message }))),
  });

export const openIn = ({ fields = [] }: AppError): readonly StandsOpen[] =>
  closingStops
    .map((check) => ({
      check,
      names: fields.filter(({ path }) => path === check).map(({ message }) => message),
    }))
    .filter(({ names }) => names.length > 0);
