import { Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createLogger, setLogger } from "@/lib/server/logger/logger";

/** Call at the top of a test file: what is logged is kept for the test to read, instead of written to the terminal. */
export const captureLog = (): { readonly text: () => string; readonly lines: () => readonly string[] } => {
  const written: string[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  beforeAll(() => setLogger(createLogger(sink)));
  beforeEach(() => {
    written.length = 0;
  });
  afterAll(() => setLogger(undefined));
  const text = () => written.join("");
  return { text, lines: () => text().split("\n").filter(Boolean) };
};
