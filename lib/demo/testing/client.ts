import { isJson, type Json } from "../json";
import { type DemoOptions, type DemoWorkspace, startDemoWorkspace } from "../server";

export type Reply = { status: number; body: Json; headers: Headers };

type CallOptions = { version?: string; token?: string; headers?: Record<string, string> };

export type Caller = (method: string, path: string, body?: unknown, options?: CallOptions) => Promise<Reply>;

export type Running = DemoWorkspace & { call: Caller };

const read = async (response: Response): Promise<Json> => {
  const text = await response.text();
  const value: unknown = text === "" ? {} : JSON.parse(text);
  return isJson(value) ? value : { value };
};

/** A workspace on a free port with a caller for it. 2.10 and the right token are sent unless told otherwise. */
export const startForTest = async (options: DemoOptions = {}): Promise<Running> => {
  const workspace = await startDemoWorkspace({ conversations: 60, ...options });
  const call: Caller = async (method, path, body, { version = "2.10", token, headers } = {}) => {
    const response = await fetch(`${workspace.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? workspace.token}`,
        "intercom-version": version,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await read(response), headers: response.headers };
  };
  return { ...workspace, call };
};

/** A field of a body by its dotted path, undefined where there is none. */
export const at = (value: unknown, path: string): unknown => {
  let here: unknown = value;
  for (const key of path.split(".")) {
    if (Array.isArray(here)) here = here[Number(key)];
    else here = isJson(here) ? here[key] : undefined;
  }
  return here;
};

export const list = (value: unknown, path: string): readonly unknown[] => {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
};

/** `[code, field]` of an error answer. */
export const errorOf = (reply: Reply): readonly [number, unknown, unknown] => [
  reply.status,
  at(reply.body, "errors.0.code"),
  at(reply.body, "errors.0.field"),
];

/** The types of a conversation's parts, oldest first. */
export const partTypes = (reply: Reply): readonly unknown[] =>
  list(reply.body, "conversation_parts.conversation_parts").map((part) => at(part, "part_type"));
