import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { describedFields } from "./described-fields";
import {
  type DescribedVersion,
  type Description,
  type FoundOperation,
  findOperation,
  loadDescription,
  nearestVersion,
} from "./description";
import { isExcepted } from "./exceptions";
import type { JsonKind, Violation } from "./violation";

export type Exchange = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The `Intercom-Version` header. */
  readonly version: string | null;
  readonly requestBody?: unknown;
  readonly status: number;
  readonly responseBody?: unknown;
};

const longestText = 60;

const kindOf = (value: unknown): JsonKind => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "object" || type === "string" || type === "number" || type === "boolean" ? type : "nothing";
};

const compilers = new Map<DescribedVersion, Ajv>();
const compiled = new Map<string, ValidateFunction>();

const compilerOf = (description: Description): Ajv => {
  const known = compilers.get(description.version);
  if (known !== undefined) return known;
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true, logger: false });
  addFormats.default(ajv);
  ajv.addFormat("timestamp", true);
  ajv.addFormat("float", true);
  ajv.addFormat("byte", true);
  ajv.addSchema(description.document, description.version);
  compilers.set(description.version, ajv);
  return ajv;
};

const escapePointer = (word: string): string => word.replaceAll("~", "~0").replaceAll("/", "~1");

const validatorAt = (description: Description, ...words: readonly string[]): ValidateFunction => {
  const pointer = words.map((word) => encodeURIComponent(escapePointer(word))).join("/");
  const ref = `${description.version}#/${pointer}`;
  const known = compiled.get(ref);
  if (known !== undefined) return known;
  const validator = compilerOf(description).compile({ $ref: ref });
  compiled.set(ref, validator);
  return validator;
};

type Context = {
  readonly description: Description;
  readonly found: FoundOperation;
  readonly status: number;
};

const violation = (
  { description, found, status }: Context,
  side: Violation["side"],
  place: string,
  rule: string,
  message: string,
  value?: unknown,
): Violation => ({
  side,
  operation: `${found.method} ${found.template}`,
  version: description.version,
  status,
  place,
  rule,
  got: kindOf(value),
  text: typeof value === "string" && value.length <= longestText ? value : null,
  message,
});

const run = (
  context: Context,
  side: Violation["side"],
  validator: ValidateFunction,
  body: unknown,
): Violation[] => {
  if (validator(body)) return [];
  const errors: readonly ErrorObject[] = validator.errors ?? [];
  return errors.map((error) =>
    violation(context, side, error.instancePath, error.keyword, error.message ?? "does not fit", error.data),
  );
};

/** The description closes no object, so a field with a slip in its name would pass and have no effect at Intercom. */
const unknownFields = (context: Context, body: unknown): Violation[] => {
  if (typeof body !== "object" || body === null) return [];
  const schema = context.found.operation.requestBody?.content?.["application/json"]?.schema;
  const described = describedFields(context.description, schema);
  return Object.entries(body)
    .filter(([name]) => !described.has(name))
    .map(([name, value]) =>
      violation(context, "request", `/${name}`, "unknown", "is no field of this request", value),
    );
};

const checkRequestBody = (context: Context, body: unknown): Violation[] => {
  const { description, found } = context;
  const { requestBody } = found.operation;
  const method = found.method.toLowerCase();
  if (requestBody?.content?.["application/json"]?.schema === undefined) return [];
  if (body === undefined || body === null || body === "") {
    return requestBody.required ? [violation(context, "request", "", "required", "has no body")] : [];
  }
  const validator = validatorAt(
    description,
    "paths",
    found.template,
    method,
    "requestBody",
    "content",
    "application/json",
    "schema",
  );
  return [...run(context, "request", validator, body), ...unknownFields(context, body)];
};

/** A query holds text only; what reads as a number or a boolean is checked as one. */
const queryValue = (text: string): unknown => {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};

const checkQuery = (context: Context, search: URLSearchParams): Violation[] => {
  const { description, found } = context;
  const parameters = found.operation.parameters ?? [];
  return parameters.flatMap((parameter, index) => {
    const value = search.get(parameter.name);
    if (parameter.in !== "query" || value === null || parameter.schema === undefined) return [];
    const validator = validatorAt(
      description,
      "paths",
      found.template,
      found.method.toLowerCase(),
      "parameters",
      String(index),
      "schema",
    );
    if (validator(value) || validator(queryValue(value))) return [];
    return [
      violation(context, "request", `?${parameter.name}`, "query", validator.errors?.[0]?.message ?? ""),
    ];
  });
};

/** The shape of every error, declared for an operation's status or not. */
const checkError = (context: Context, body: unknown): Violation[] =>
  run(context, "response", validatorAt(context.description, "components", "schemas", "error"), body);

const checkResponse = (context: Context, body: unknown): Violation[] => {
  const { description, found, status } = context;
  const declared = found.operation.responses[String(status)];
  if (declared === undefined) {
    if (status >= 400) return checkError(context, body);
    return [violation(context, "response", "", "status", `${status} is not described`)];
  }
  if (declared.content?.["application/json"]?.schema === undefined) return [];
  const validator = validatorAt(
    description,
    "paths",
    found.template,
    found.method.toLowerCase(),
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  );
  return run(context, "response", validator, body);
};

/** A request that was refused for its form is wrong on purpose: that the refusal is right is another test's matter. */
const wasRefusedForItsForm = (status: number): boolean => status === 400 || status === 422;

export type Sides = { readonly request: boolean; readonly response: boolean };

/** As `validateExchange`, with what the exceptions let through. */
export const everyViolation = (
  exchange: Exchange,
  sides: Sides = { request: true, response: true },
): readonly Violation[] | null => {
  const description = loadDescription(nearestVersion(exchange.version));
  if (description === null) return null;
  const url = new URL(exchange.path, "http://intercom.invalid");
  const found = findOperation(description, exchange.method, url.pathname);
  const { status } = exchange;
  if (found === null) {
    if (status >= 400) return [];
    const unknown = { template: url.pathname, method: exchange.method, operation: { responses: {} } };
    const context = { description, found: unknown, status };
    return [violation(context, "request", "", "operation", "is not described")];
  }
  const context: Context = { description, found, status };
  const checksRequest = sides.request && !(sides.response && wasRefusedForItsForm(status));
  return [
    ...(checksRequest ? checkQuery(context, url.searchParams) : []),
    ...(checksRequest ? checkRequestBody(context, exchange.requestBody) : []),
    ...(sides.response ? checkResponse(context, exchange.responseBody) : []),
  ];
};

/**
 * Holds one exchange against the official description of its version, but for the exceptions that are listed. Null when
 * that description is not at hand.
 */
export const validateExchange = (exchange: Exchange, sides?: Sides): readonly Violation[] | null =>
  everyViolation(exchange, sides)?.filter((it) => !isExcepted(it)) ?? null;
