import type { Target } from "./target";

/** A request that the demo workspace got, oldest first. */
export type Call = {
  readonly seq: number;
  readonly method: string;
  /** As it came, with the query. */
  readonly path: string;
  /** The operation's pattern; null where it is none. */
  readonly pattern: string | null;
  readonly body: unknown;
  readonly status: number | null;
  readonly faulted: boolean;
};

export const control = async (
  { intercomUrl }: Pick<Target, "intercomUrl">,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> => {
  const answer = await fetch(`${intercomUrl}/__control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} /__control${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
};

const everything = async (target: Pick<Target, "intercomUrl">, since: number): Promise<readonly Call[]> => {
  const { entries } = await control(target, "GET", `/ledger?since=${since}`);
  // The workspace is ours, its answers have the shapes that its own tests hold it to.
  return entries as readonly Call[];
};

const isSearch = ({ path }: Call): boolean => /\/search(\?|$)/.test(path);

/** A call that changes something: whatever is neither a GET nor a search. */
export const isWriteCall = (call: Call): boolean => call.method !== "GET" && !isSearch(call);

/** From now on: what reaches Intercom is asked for with what this gives back. */
export const watchCalls = async (
  target: Pick<Target, "intercomUrl">,
): Promise<() => Promise<readonly Call[]>> => {
  const since = (await everything(target, 0)).at(-1)?.seq ?? 0;
  return () => everything(target, since);
};

/** Makes a conversation as a customer would; `fields` as lib/demo/plant.ts reads them. */
export const plant = async (
  target: Pick<Target, "intercomUrl">,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<string> => String((await control(target, "POST", "/conversations", fields)).id);
