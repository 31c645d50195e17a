import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf, type Running, startForTest } from "./testing/client";

let demo: Running;
const back = "http://127.0.0.1:9/callback";
const app = { client_id: "demo-app", client_secret: "demo-app-secret" };

beforeEach(async () => {
  demo = await startForTest({ conversations: 5 });
});
afterEach(() => demo.close());

const query = (more: Record<string, string> = {}) =>
  new URLSearchParams({ client_id: app.client_id, redirect_uri: back, state: "s&1", ...more });

const codeFor = async (admin: string): Promise<string> => {
  const answer = await fetch(`${demo.url}/oauth/answer?${query({ admin })}`, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
};
const exchange = (fields: Record<string, string>) =>
  fetch(`${demo.url}/auth/eagle/token`, { method: "POST", body: new URLSearchParams(fields) });

test("a person is asked, with a link for each teammate and one to cancel", async () => {
  const page = await fetch(`${demo.url}/oauth?${query()}`);
  const html = await page.text();
  expect(html.match(/<a href="\/oauth\/answer/g)).toHaveLength(demo.control.store().world.admins.length + 1);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const cancelled = await fetch(`${demo.url}/oauth/answer?${query()}`, { redirect: "manual" });
  expect(cancelled.headers.get("location")).toBe(`${back}?error=access_denied&state=s%261`);
});

test("a code counts once, within five minutes, for the app that knows its secret", async () => {
  const code = await codeFor("6120401");
  expect(code).toMatch(/=$/);
  expect((await exchange({ ...app, client_secret: "wrong", code })).status).toBe(401);
  const { access_token: token, token_type: type } = await (await exchange({ ...app, code })).json();
  expect(type).toBe("Bearer");
  expect((await demo.call("GET", "/me", undefined, { token })).body.id).toBe("6120401");
  const again = await exchange({ ...app, code });
  expect([again.status, (await again.json()).errors[0].message]).toEqual([401, "Unauthorized Code"]);
  const old = await codeFor("6120401");
  demo.control.advanceClock(300);
  expect((await exchange({ ...app, code: old })).status).toBe(401);
});

test("who it says one is can be told, for tokens of people alone", async () => {
  const { token } = await (await exchange({ ...app, code: await codeFor("6120401") })).json();
  await fetch(`${demo.url}/__control/me`, {
    method: "POST",
    body: JSON.stringify({ email_verified: false }),
  });
  expect((await demo.call("GET", "/me", undefined, { token })).body.email_verified).toBe(false);
  expect((await demo.call("GET", "/me")).body.email_verified).toBe(true);
  demo.control.reset();
  expect(errorOf(await demo.call("GET", "/me", undefined, { token }))[0]).toBe(401);
});

test("another app, another address, somebody unknown and other pages are refused", async () => {
  for (const path of [
    `/oauth?${query({ client_id: "other" })}`,
    `/oauth?${query({ redirect_uri: "https://evil.test" })}`,
    `/oauth?${query({ redirect_uri: "javascript:alert(1)" })}`,
    `/oauth/answer?${query({ admin: "1" })}`,
  ]) {
    const answer = await fetch(`${demo.url}${path}`, { redirect: "manual" });
    expect([path, answer.status]).toEqual([path, 400]);
  }
  expect((await fetch(`${demo.url}/auth/eagle/token`)).status).toBe(404);
});
