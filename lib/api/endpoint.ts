import type * as z from "zod/mini";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * One method of one resource of Switchyard's own HTTP contract, known to both sides. `handle` (server) parses `input` by it;
 * `callApi` (browser) builds the request by it. The output is a type only: both sides come from the same build.
 *
 * Path parameters (`:id`) and the rest of `input` share one object: names in the path are taken from the address, everything
 * else travels in the query string (GET) or the JSON body.
 */
export type Endpoint<I, O> = {
  readonly method: Method;
  readonly path: `/api/${string}`;
  /** Loads the schema of what it takes; the server alone does, so that the browser is spared it. */
  readonly input: () => Promise<z.ZodMiniType<I>>;
  /** Largest body in bytes; larger ones are refused with 413 while they stream in. */
  readonly maxBytes: number;
  /** "bytes": the body is a file as it is, and all the rest travels in the query string, as for GET. */
  readonly body?: "bytes" | undefined;
  /** Of a GET that is put on record: another site cannot make a browser ask for it. */
  readonly isOnRecord?: true | undefined;
  /** Never present at run time; carries the output type. */
  readonly output?: O;
};

const actionBodyBytes = 64 * 1024;
export const messageBodyBytes = 1024 * 1024;

export const endpoint =
  <O>() =>
  <I>(row: {
    method: Method;
    path: `/api/${string}`;
    input: () => Promise<z.ZodMiniType<I>>;
    maxBytes?: number;
    body?: "bytes";
    isOnRecord?: true;
  }): Endpoint<I, O> => ({ ...row, maxBytes: row.maxBytes ?? actionBodyBytes });
