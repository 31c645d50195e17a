import path from "node:path";
import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import * as z from "zod";
import { config, proxy } from "@/proxy";
import { dataPolicy, fixedHeaders, framePolicy, pagePolicy } from "./security-headers";

const directives = (policy: string): Map<string, string> =>
  new Map(policy.split("; ").map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1).join(" ")]));

it("lets a page run only scripts with its nonce, and be framed by nobody", () => {
  const policy = directives(pagePolicy("N0nce", false));
  expect(policy.get("script-src")).toBe("'self' 'nonce-N0nce' 'strict-dynamic'");
  expect(policy.get("style-src-elem")).toBe("'self' 'nonce-N0nce'");
  expect(policy.get("connect-src")).toBe("'self'");
  expect(policy.get("img-src")).toBe("'self' data:");
  for (const [name, value] of [
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
  ] as const) {
    expect(policy.get(name)).toBe(value);
  }
  expect(pagePolicy("N0nce", false)).not.toMatch(/unsafe-eval|\*|https?:|script-src[^;]*unsafe-inline/);
});

const ruleSchema = z.object({
  source: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
});

const nextConfig = async () => {
  const loaded = await import(path.join(import.meta.dirname, "../../../next.config.js"));
  const made = loaded.default;
  return { poweredByHeader: made.poweredByHeader, rules: z.array(ruleSchema).parse(await made.headers()) };
};

it("says the same in next.config.js as here", async () => {
  const { poweredByHeader, rules } = await nextConfig();
  const bySource = Object.fromEntries(
    rules.map(({ source, headers }) => [
      source,
      Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    ]),
  );
  expect(bySource["/:path*"]).toEqual(fixedHeaders);
  expect(bySource["/api/:path*"]).toEqual({ "Content-Security-Policy": dataPolicy });
  expect(bySource["/_next/:path*"]).toEqual({ "Content-Security-Policy": dataPolicy });
  expect(bySource["/api/:kind(conversations|tickets)/:id/parts/:part/frame"]).toEqual({
    "Content-Security-Policy": framePolicy,
    "X-Frame-Options": "SAMEORIGIN",
  });
  expect(poweredByHeader).toBe(false);
});

const visit = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:4321${path}`, { headers }));

it("gives each page a nonce of its own and all the headers", () => {
  const [one, other] = [visit("/queue"), visit("/queue")];
  const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
  const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(policyOf(response))?.[1] ?? "";
  expect(Buffer.from(nonceOf(one), "base64")).toHaveLength(16);
  expect(nonceOf(one)).not.toBe(nonceOf(other));
  for (const [name, value] of Object.entries(fixedHeaders)) expect(one.headers.get(name)).toBe(value);
  expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(one));
});

it("tells the page where it is, whatever the client claims", () => {
  const response = visit("/queue?q=a", { "x-switchyard-path": "//evil.test" });
  expect(response.headers.get("x-middleware-request-x-switchyard-path")).toBe("/queue?q=a");
});

it("has no image optimiser", () => {
  const response = visit("/_next/image?url=%2Fx.svg&w=64&q=75");
  expect(response.status).toBe(404);
  expect(response.headers.get("x-frame-options")).toBe("DENY");
});

it.each([
  ["/queue", true],
  ["/", true],
  ["/sign-in", true],
  ["/apiary", true],
  ["/api", false],
  ["/api/queue", false],
  ["/api/auth/csrf", false],
  ["/_next/static/chunk.js", false],
])("stands before %s: %s, and never before the API", (path, expected) => {
  const [pages] = config.matcher;
  expect(new RegExp(`^${pages}$`).test(path)).toBe(expected);
});
