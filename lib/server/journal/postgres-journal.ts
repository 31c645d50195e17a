import "server-only";
import type { Journal } from "./journal";
export const createJournal = (_memberId: string): Journal => {
  throw new Error("being written");
};
