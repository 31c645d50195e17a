import "server-only";
import { AppError } from "@/lib/core/errors";

const deepest = 32;
const mostKeys = 1000;
const mostItems = 1000;
/** Names that reach an object's machinery when somebody copies them carelessly. */
const forbiddenNames = new Set(["__proto__", "constructor", "prototype"]);

const bad = (message: string): AppError => new AppError("bad_request", message);

const tooLarge = (maxBytes: number): AppError =>
  new AppError("too_large", `That is too large: at most ${Math.floor(maxBytes / 1024)} KB fit.`);

const broken = (cause: unknown): AppError =>
  new AppError("bad_request", "The request broke off before it had come whole.", { cause });

/**
 * The body as text. Counting happens while it streams in: what is over the limit is refused and never cut, whatever
 * `Content-Length` says.
 * @throws AppError `too_large`, `unsupported_media_type` (compressed), `bad_request` (not UTF-8, broken off)
 */
export const readText = async (request: Request, maxBytes: number): Promise<string> => {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    throw new AppError("unsupported_media_type", "Send the request without compression.");
  }
  if (Number(request.headers.get("content-length") ?? "0") > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = request.body.getReader();
    const read = () =>
      reader.read().catch((cause: unknown) => {
        throw broken(cause);
      });
    for (let next = await read(); !next.done; next = await read()) {
      size += next.value.byteLength;
      if (size > maxBytes) {
        await reader.cancel().catch(() => undefined);
        throw tooLarge(maxBytes);
      }
      chunks.push(next.value);
    }
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AppError("bad_request", "The request is not valid UTF-8.", { cause });
  }
};

type Pending = { readonly value: unknown; readonly depth: number };

/**
 * Refuses JSON that is made to be walked for long or to reach prototypes. Without recursion, so that depth costs no stack.
 * @throws AppError `bad_request`
 */
export const checkShape = (root: unknown): void => {
  const pending: Pending[] = [{ value: root, depth: 1 }];
  let keys = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest) throw bad(`The request is nested deeper than ${deepest} levels.`);
    if (Array.isArray(value)) {
      if (value.length > mostItems) throw bad(`A list in the request has more than ${mostItems} entries.`);
      for (const item of value) pending.push({ value: item, depth: depth + 1 });
      continue;
    }
    for (const [name, item] of Object.entries(value)) {
      keys += 1;
      if (keys > mostKeys) throw bad(`The request has more than ${mostKeys} names.`);
      if (forbiddenNames.has(name)) throw bad("The request holds a name that is not allowed.");
      pending.push({ value: item, depth: depth + 1 });
    }
  }
};

export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws AppError `bad_request`; nothing of the text is repeated in it. */
export const parseObject = (text: string): JsonObject => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad("The request is not valid JSON.");
  }
  checkShape(value);
  if (!isObject(value)) throw bad("The request must be a JSON object.");
  return value;
};
