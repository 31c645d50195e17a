import { AppError } from "./errors";

/**
 * Intercom's ids by kind. Conversations, tickets, teammates, teams, tags, parts and ticket types are decimal numbers of up
 * to 20 digits, always handled as strings (they pass 2^53); contacts and companies are 24 hexadecimal digits.
 */
const shapes = {
  conversation: /^\d{1,20}$/,
  ticket: /^\d{1,20}$/,
  admin: /^\d{1,20}$/,
  team: /^\d{1,20}$/,
  tag: /^\d{1,20}$/,
  part: /^\d{1,20}$/,
  ticketType: /^\d{1,20}$/,
  contact: /^[0-9a-f]{24}$/i,
  company: /^[0-9a-f]{24}$/i,
} as const;

export type IdKind = keyof typeof shapes;

export const isId = (kind: IdKind, value: unknown): value is string =>
  typeof value === "string" && shapes[kind].test(value);

const words: Record<IdKind, string> = {
  conversation: "conversation",
  ticket: "ticket",
  admin: "teammate",
  team: "team",
  tag: "tag",
  part: "part",
  ticketType: "ticket type",
  contact: "contact",
  company: "company",
};

/** @throws AppError `bad_request` when `value` is no id of that kind; nothing else of the input is echoed. */
export const checkId = (kind: IdKind, value: unknown): string => {
  if (isId(kind, value)) return value;
  throw new AppError("bad_request", `That is not a ${words[kind]} id.`);
};
