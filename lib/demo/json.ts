import { DemoError, invalid, missing } from "./errors";

export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws DemoError 400 when the text is not a JSON object; an empty text is an empty object. */
export const parseBody = (text: string): Json => {
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // assumed: the code for a body that is no JSON; api.md lists `bad_request` for 400 in general.
    throw new DemoError(400, "bad_request", "The request body is not valid JSON");
  }
  if (!isJson(value)) throw new DemoError(400, "bad_request", "The request body is not an object");
  return value;
};

/** Ids come as strings or integers (api.md 7.4); undefined when absent. */
export const optionalId = (body: Json, key: string): string | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isInteger(value)) return String(value);
  throw invalid(`${key} must be an id`, key);
};

export const requiredId = (body: Json, key: string): string => {
  const value = optionalId(body, key);
  if (value === undefined || value === "") throw missing(key);
  return value;
};

export const optionalText = (body: Json, key: string): string | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw invalid(`${key} must be a string`, key);
  return value;
};

export const requiredText = (body: Json, key: string): string => {
  const value = optionalText(body, key);
  if (value === undefined || value === "") throw missing(key);
  return value;
};

export const optionalInteger = (body: Json, key: string): number | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number))
    throw invalid(`${key} must be an integer`, key);
  return number;
};

export const optionalBoolean = (body: Json, key: string): boolean | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw invalid(`${key} must be a boolean`, key);
  return value;
};

export const requiredBoolean = (body: Json, key: string): boolean => {
  const value = optionalBoolean(body, key);
  if (value === undefined) throw missing(key);
  return value;
};

export const optionalObject = (body: Json, key: string): Json | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (!isJson(value)) throw invalid(`${key} must be an object`, key);
  return value;
};

export const optionalList = (body: Json, key: string): unknown[] | undefined => {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid(`${key} must be an array`, key);
  return value;
};
