// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SignInForm } from "./sign-in-form";

type Answer = readonly [status: number, error?: Readonly<Record<string, unknown>>];

let answers: Answer[] = [];
let sent: Readonly<Record<string, unknown>>[] = [];
const assign = vi.fn();

beforeEach(() => {
  [answers, sent] = [[], []];
  assign.mockClear();
  vi.stubGlobal("location", { assign });
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.endsWith("/csrf")) return Response.json({ csrfToken: "t" });
    const { csrfToken: _, json: __, ...fields } = JSON.parse(String(init?.body));
    sent.push(fields);
    const [status, error] = answers.shift() ?? [200];
    return error
      ? Response.json({ error: { requestId: "r", ...error } }, { status })
      : Response.json({ url: "/queue" });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const needed: Answer = [401, { code: "second_factor_needed", message: "Now the code." }];
const wrongCode: Answer = [401, { code: "wrong_code", message: "That code is not right." }];
const wrongPassword: Answer = [401, { code: "wrong_credentials", message: "That is not right." }];

const begin = async (...coming: Answer[]) => {
  answers = coming;
  render(
    <SignInForm
      next="/queue"
      providers={[]}
      demoAccounts={[{ email: "d@x.test", password: "p", role: "agent" }]}
    />,
  );
  await userEvent.type(screen.getByLabelText("E-mail"), "ada@x.test");
  await userEvent.type(screen.getByLabelText("Password"), "long enough{Enter}");
};
const credentials = { email: "ada@x.test", password: "long enough", callbackUrl: "/queue" };

it("asks for a code only where the server does, and sends it with what was typed before", async () => {
  await begin(needed);
  const code = await screen.findByLabelText("Code");
  expect(document.activeElement).toBe(code);
  expect(screen.getByRole("alert").textContent).toBe("");
  await userEvent.type(code, "123456{Enter}");
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith("/queue"));
  expect(sent).toEqual([credentials, { ...credentials, code: "123456" }]);
});

it("says at the code's field that it is not right, and leads back there", async () => {
  await begin(needed, wrongCode);
  await userEvent.type(await screen.findByLabelText("Code"), "000000{Enter}");
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toBe("That code is not right."));
  const code = screen.getByLabelText("Code");
  expect([code.getAttribute("aria-invalid"), document.activeElement]).toEqual(["true", code]);
  expect(screen.getByLabelText("Password").getAttribute("aria-invalid")).toBeNull();
});

it("swaps for a recovery code and back, and begins with an empty field", async () => {
  await begin(needed, wrongCode);
  await userEvent.type(await screen.findByLabelText("Code"), "000000{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Use a recovery code instead" }));
  const field = screen.getByLabelText("Recovery code");
  expect([document.activeElement, screen.getByRole("alert").textContent]).toEqual([field, ""]);
  expect(field).toHaveProperty("value", "");
  await userEvent.type(field, "4k7zq-m0c2x{Enter}");
  expect(sent.at(-1)).toEqual({ ...credentials, code: "4k7zq-m0c2x" });
  cleanup();
  await begin(needed);
  await userEvent.click(await screen.findByRole("button", { name: "Use a recovery code instead" }));
  await userEvent.click(screen.getByRole("button", { name: "Use the authenticator app instead" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Code"));
});

it("asks for no code any more once the password is refused or the e-mail is another", async () => {
  await begin(needed, wrongPassword, needed);
  await userEvent.type(await screen.findByLabelText("Code"), "000000{Enter}");
  await vi.waitFor(() => expect(screen.queryByLabelText("Code")).toBeNull());
  expect(document.activeElement).toBe(screen.getByLabelText("Password"));
  await userEvent.type(screen.getByLabelText("Password"), "{Enter}");
  await screen.findByLabelText("Code");
  await userEvent.type(screen.getByLabelText("E-mail"), "x");
  expect(screen.queryByLabelText("Code")).toBeNull();
});

it("says at the field that is in use that there were too many tries, and how long to wait", async () => {
  await begin(needed, [
    429,
    { code: "too_many_requests", message: "Too many tries.", retryAfterSeconds: 240 },
  ]);
  await userEvent.type(await screen.findByLabelText("Code"), "000000{Enter}");
  await vi.waitFor(() =>
    expect(screen.getByRole("alert").textContent).toBe("Too many tries. Try again in 4 min."),
  );
  expect(screen.getByLabelText("Code").getAttribute("aria-invalid")).toBe("true");
});
