import "server-only";

const bytesAPlace = 16;
const bytesAnObject = 48;

/**
 * About how much memory a value of plain data takes: two bytes a letter, 16 a property or entry, 48 an object or list. What
 * is shared with other values counts each time, so it is too much rather than too little.
 */
export const roughBytes = (root: unknown): number => {
  let bytes = bytesAPlace;
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === "string") bytes += 2 * value.length;
    else if (Array.isArray(value)) {
      bytes += bytesAnObject + bytesAPlace * value.length;
      for (const item of value) pending.push(item);
    } else if (typeof value === "object" && value !== null) {
      bytes += bytesAnObject;
      for (const item of Object.values(value)) {
        bytes += bytesAPlace;
        pending.push(item);
      }
    }
  }
  return bytes;
};
