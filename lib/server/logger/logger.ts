import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { logLevel } from "@/lib/server/env";
import { redactText } from "./redact";

const hidden = "[hidden]";

/** Names under which secrets travel, at the top and one level down. */
const secretNames = [
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  "set-cookie",
  "password",
  "passwordHash",
  "token",
  "accessToken",
  "secret",
];
const secretPaths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

type ErrorFields = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorFields;
};

/** The first line says what failed; the rest of a message may carry a statement with its values, or a body. */
const firstLine = (text: string): string => redactText((text.split("\n")[0] ?? "").slice(0, 500));

const frames = (stack: string | undefined): string =>
  (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join("\n");

/** What the log may hold of an error: no values of statements, no bodies, no tokens. Causes up to five deep. */
const errorFields = (error: unknown, depth = 0): ErrorFields => {
  if (!(error instanceof Error)) return { type: typeof error, message: firstLine(String(error)) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    message: firstLine(error.message),
    ...(code === undefined ? {} : { code }),
    ...(depth === 0 ? { stack: frames(error.stack) } : {}),
    ...(error.cause === undefined || depth >= 5 ? {} : { cause: errorFields(error.cause, depth + 1) }),
  };
};

/** One JSON line an event. Everything that is written passes the redaction. */
export const createLogger = (destination?: DestinationStream): Logger =>
  pino(
    {
      base: null,
      level: logLevel(),
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: hidden },
      serializers: { err: (error: unknown) => errorFields(error) },
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactText },
    },
    ...(destination ? [destination] : []),
  );

const shared: typeof globalThis & { switchyardLogger?: Logger } = globalThis;

/** The process's own, on standard output. */
export const logger = (): Logger => {
  shared.switchyardLogger ??= createLogger();
  return shared.switchyardLogger;
};

/** Only tests replace it, to read what is written. */
export const setLogger = (replacement: Logger | undefined): void => {
  if (replacement) shared.switchyardLogger = replacement;
  else delete shared.switchyardLogger;
};
