import { Writable } from "node:stream";
import { expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { createLogger } from "./logger";
import { neverShow, redactText } from "./redact";

const canary = "dG9rOmNhbmFyeS0xMjM0";

const logged = (write: (log: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(
    createLogger(
      new Writable({
        write: (chunk, _, done) => {
          lines.push(String(chunk));
          done();
        },
      }),
    ),
  );
  return lines.join("");
};

neverShow(canary);

it.each([
  ["a message", { note: `token is ${canary}` }],
  ["a deep property", { a: { b: { c: [canary] } } }],
  ["an error's message", { err: new Error(`Intercom said ${canary}`) }],
  ["an error's cause", { err: new AppError("internal", "x", { cause: new Error(canary) }) }],
  ["an address", { url: `https://api.intercom.io/me?token=${canary}` }],
  ["JSON inside a text", { body: JSON.stringify({ echoed: canary }) }],
  ["a header", { headers: { authorization: `Bearer ${canary}` } }],
])("takes a secret out of %s", (_, fields) => {
  const line = logged((log) => log.error(fields, `failed with ${canary}`));
  expect(line).not.toContain(canary);
  expect(line).toContain("[hidden]");
});

it.each(["authorization", "Authorization", "cookie", "password", "token", "secret", "accessToken"])(
  "never shows what stands under the name %s, also when it is not a known secret",
  (name) => {
    for (const fields of [
      { [name]: "qwertyuiop" },
      { a: { [name]: "qwertyuiop" } },
      { a: { b: { [name]: "qwertyuiop" } } },
    ]) {
      expect(logged((log) => log.info(fields, "x"))).not.toContain("qwertyuiop");
    }
  },
);

it("hides whatever follows Bearer, and the password in a database's address", () => {
  expect(redactText("Authorization: Bearer abc.def-ghi")).toBe("Authorization: Bearer [hidden]");
  expect(redactText("postgres://desk:hunter22@db:5432/desk failed")).toBe(
    "postgres://desk:[hidden]@db:5432/desk failed",
  );
  expect(redactText("nothing to hide: https://desk.example.com/a?b=c")).toBe(
    "nothing to hide: https://desk.example.com/a?b=c",
  );
});

it("hides a secret also where JSON has written it with escapes", () => {
  neverShow('quoted"secret\\here');
  expect(redactText(JSON.stringify({ a: 'quoted"secret\\here' }))).toBe('{"a":"[hidden]"}');
});

it("stays one line an event, whatever the text holds", () => {
  const hostile = 'line one\nline two\r\n{"level":"error","msg":"forged"}\u2028\u0000';
  const text = logged((log) => {
    log.info({ name: hostile }, hostile);
    log.error({ err: new Error(hostile) }, "second");
  });
  const lines = text.trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(["info", "error"]);
});

it("keeps of an error what helps, and not the rest of a long message", () => {
  const error = new Error(`insert failed\nparams: ${"x".repeat(5000)}`, { cause: new TypeError("below") });
  const { err } = JSON.parse(logged((log) => log.error({ err: error }, "x")));
  expect(err).toMatchObject({
    type: "Error",
    message: "insert failed",
    cause: { type: "TypeError", message: "below" },
  });
  expect(err.stack).toMatch(/^\s+at /);
  expect(err.stack).not.toContain("params");
});

it("survives errors that refer to themselves and things that are no errors", () => {
  const knot: Error & { cause?: unknown } = new Error("knot");
  knot.cause = knot;
  expect(logged((log) => log.error({ err: knot }, "x"))).toContain("knot");
  for (const thrown of [undefined, null, "text", 7, {}]) {
    expect(
      logged((log) => log.error({ err: thrown }, "x"))
        .trimEnd()
        .split("\n"),
    ).toHaveLength(1);
  }
});

it.each([
  [undefined, ["info", "error"]],
  ["no such level", ["info", "error"]],
  ["debug", ["debug", "info", "error"]],
  ["error", ["error"]],
])("writes what SWITCHYARD_LOG_LEVEL asks for: with %j %j", (level, written) => {
  vi.stubEnv("SWITCHYARD_LOG_LEVEL", level);
  const text = logged((log) => {
    for (const name of ["debug", "info", "error"] as const) log[name]({}, "x");
  });
  vi.unstubAllEnvs();
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).level),
  ).toEqual(written);
});
