// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { InviteDoor } from "./invite-door";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const token = "a-token-that-nobody-else-may-see";
let asked: { readonly path: string; readonly body: unknown }[] = [];
const answers = new Map<string, () => Response>();

beforeEach(() => {
  asked = [];
  answers.clear();
  answers.set("/api/invitations/look", () =>
    Response.json({ kind: "invite", name: "Nora", email: "nora@desk.test", role: "agent" }),
  );
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init?.body)) });
    return answers.get(path)?.() ?? Response.json({}, { status: 500 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  location.hash = "";
});

const refusal = (status: number, error: Record<string, unknown>) => () =>
  Response.json({ error }, { status });
const dead = refusal(404, { code: "not_found", message: "This link does not work.", requestId: "r" });

it("takes the token out of the address bar before anything else, and sends it in a body alone", async () => {
  location.hash = token;
  render(<InviteDoor />);
  expect(location.href).not.toContain(token);
  await screen.findByRole("heading", { name: "Join Switchyard" });
  expect(asked).toEqual([{ path: "/api/invitations/look", body: { token } }]);
  expect(document.body.innerHTML).not.toContain(token);
});

it("reads another link that is opened in the same tab", async () => {
  location.hash = token;
  render(<InviteDoor />);
  await screen.findByRole("heading", { name: "Join Switchyard" });
  answers.set("/api/invitations/look", dead);
  location.hash = "another";
  dispatchEvent(new Event("hashchange"));
  await screen.findByRole("heading", { name: "This link does not work" });
  expect(asked.at(-1)?.body).toEqual({ token: "another" });
  expect(location.href).not.toContain("another");
});

it("asks nobody where the link has no token, and says what to do", async () => {
  render(<InviteDoor />);
  expect((await screen.findByRole("alert")).textContent).toMatch(/needs the whole link/);
  expect(asked).toEqual([]);
});

it("offers to try again where the server could not say, and not where the link is dead", async () => {
  answers.set(
    "/api/invitations/look",
    refusal(503, { code: "database_unavailable", message: "Not just now.", requestId: "r" }),
  );
  location.hash = token;
  render(<InviteDoor />);
  answers.set("/api/invitations/look", dead);
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect((await screen.findByRole("alert")).textContent).toBe("This link does not work.");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

it("keeps what was typed where it is refused, and leads back to the field", async () => {
  location.hash = token;
  render(<InviteDoor />);
  const field = await screen.findByLabelText("Password");
  const message = "Use at least 12 characters.";
  answers.set(
    "/api/invitations/accept",
    refusal(422, { code: "invalid_input", message, requestId: "r", fields: [{ path: "password", message }] }),
  );
  await userEvent.type(field, "short{Enter}");
  await screen.findByText(message);
  expect(document.activeElement).toBe(field);
  expect(field).toHaveProperty("value", "short");
  answers.set("/api/invitations/accept", dead);
  answers.set("/api/invitations/look", dead);
  await userEvent.type(field, "{Enter}");
  await screen.findByRole("heading", { name: "This link does not work" });
});
