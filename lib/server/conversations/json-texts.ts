import "server-only";
import { LRUCache } from "lru-cache";

/** A letter takes two bytes at most; the value that it was made of lives as long as its text, and takes no more than as much again. */
const bytesALetter = 4;

export type JsonTexts = {
  /** As JSON, with these members more, which the value itself has not. */
  readonly withMore: (value: object, more: Readonly<Record<string, number | boolean>>) => string;
};

/**
 * JSON of values that never change, kept from the second time on that one is asked for: most are asked for once. The least
 * lately used beyond `maxBytes` is forgotten.
 */
export const createJsonTexts = (maxBytes: number): JsonTexts => {
  const kept = new LRUCache<object, string>({
    maxSize: maxBytes,
    sizeCalculation: (text) => bytesALetter * text.length,
  });
  const asked = new WeakSet<object>();
  const textOf = (value: object): string => {
    const known = kept.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    if (asked.has(value)) kept.set(value, text);
    asked.add(value);
    return text;
  };
  return {
    withMore: (value, more) => {
      const text = textOf(value);
      const rest = JSON.stringify(more).slice(1);
      return text.slice(0, -1) + (text === "{}" || rest === "}" ? "" : ",") + rest;
    },
  };
};
