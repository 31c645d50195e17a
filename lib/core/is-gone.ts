import { isAppError } from "./errors";

/** Whether what was asked for was deleted, or never was. */
export const isGone = (error: unknown): boolean =>
  isAppError(error) && (error.code === "conversation_gone" || error.code === "not_found");
