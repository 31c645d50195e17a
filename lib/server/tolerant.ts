import "server-only";
import { isAppError } from "@/lib/core/errors";

/**
 * For what decorates an answer: when it cannot be read it is named in `missing`, in words, and `without` stands in. Only a
 * fault of ours fails the whole.
 */
export const tolerant = async <T>(
  read: Promise<T>,
  without: T,
  what: string,
  missing: string[],
): Promise<T> => {
  try {
    return await read;
  } catch (error) {
    if (!isAppError(error)) throw error;
    missing.push(`${what}: ${error.message}`);
    return without;
  }
};
