// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type SignInProblem, signInProblems } from "@/lib/api/sign-in-problem";
import { ProblemNote, problemIn } from "./problem-note";
import { ProviderButtons } from "./provider-buttons";

const providers = [
  { id: "intercom", name: "Intercom" },
  { id: "oidc", name: "Acme Login" },
] as const;

let asked: { readonly path: string; readonly body: unknown }[] = [];
let answer: () => Promise<Response> | Response;
const went: string[] = [];

beforeEach(() => {
  asked = [];
  went.length = 0;
  answer = () => Response.json({ url: "https://login.acme.test/auth?x=1" });
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path === "/api/auth/csrf") return Response.json({ csrfToken: "a-token" });
    asked.push({ path, body: JSON.parse(String(init?.body)) });
    return answer();
  });
  vi.spyOn(location, "assign").mockImplementation((to) => void went.push(String(to)));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("asks our own server to begin, with its token, and goes where that says", async () => {
  render(<ProviderButtons providers={providers} next="/queue?q=x" />);
  expect(screen.queryByRole("link")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Continue with Acme Login" }));
  expect(asked).toEqual([
    {
      path: "/api/auth/signin/oidc",
      body: { callbackUrl: "/queue?q=x", csrfToken: "a-token", json: "true" },
    },
  ]);
  expect(went).toEqual(["https://login.acme.test/auth?x=1"]);
});

it("begins once however often one presses, and again for who comes back by the browser's own button", async () => {
  render(<ProviderButtons providers={providers} next="/" />);
  const button = screen.getByRole("button", { name: "Continue with Intercom" });
  await userEvent.click(button);
  await userEvent.click(button);
  await userEvent.click(screen.getByRole("button", { name: "Continue with Acme Login" }));
  expect(asked).toHaveLength(1);
  const shown = new Event("pageshow");
  Object.assign(shown, { persisted: true });
  dispatchEvent(shown);
  await userEvent.click(await screen.findByRole("button", { name: "Continue with Intercom" }));
  expect(asked).toHaveLength(2);
});

it("says what our server says where it cannot begin", async () => {
  const error = { code: "too_many_requests", message: "Too many tries. Wait a little.", requestId: "r" };
  answer = () => Response.json({ error }, { status: 429 });
  render(<ProviderButtons providers={providers} next="/" />);
  await userEvent.click(screen.getByRole("button", { name: "Continue with Intercom" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Too many tries. Wait a little.");
  expect(went).toEqual([]);
});

it.each(signInProblems)("has a title and a way on for %s", (problem: SignInProblem) => {
  render(<ProblemNote problem={problem} name="Acme Login" />);
  expect(screen.getByRole("heading").textContent).toMatch(/^[A-Z].*[^.]$/);
  expect(screen.getByRole("alert").querySelector("p")?.textContent).toMatch(
    /[Bb]egin again|try again|Ask|Wait|Confirm|password|Try again/,
  );
});

it.each(["<b>x</b>", "", undefined, ["unknown"], "UNKNOWN", "constructor"])(
  "shows nothing for %j, which is no word of ours",
  (asked) => expect(problemIn(asked)).toBeNull(),
);
