// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { AppError } from "@/lib/core/errors";
import { TicketFields } from "./ticket-fields";
import type { PerformTicket } from "./ticket-performer";

afterEach(cleanup);

const show = (perform: PerformTicket, over = {}, blocked: string | null = null) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <TicketFields ticket={ticketOf(over)} perform={perform} blocked={blocked} />
    </QueryClientProvider>,
  );

it("changes a field in its place by keyboard alone, in the form that Intercom takes, and comes back to it", async () => {
  const done: TicketAction[] = [];
  const user = userEvent.setup();
  show(async (_, action) => {
    done.push(action);
    return null;
  });
  screen.getByRole("button", { name: "Change Users" }).focus();
  await user.keyboard("{Enter}");
  const field = screen.getByRole("textbox", { name: "Users" });
  expect(document.activeElement).toBe(field);
  await user.clear(field);
  await user.type(field, "many{Enter}");
  expect(await screen.findByText("Enter a number.")).toBeTruthy();
  await user.clear(field);
  await user.type(field, "12{Enter}");
  expect(done).toEqual([{ kind: "attribute", name: "Users", value: 12 }]);
  const back = await screen.findByRole("button", { name: "Change Users" });
  await expect.poll(() => document.activeElement).toBe(back);
});

it("sets a field of files to what was dropped on it, and says what that replaces", async () => {
  const done: TicketAction[] = [];
  const user = userEvent.setup();
  const [field] = ticketOf().fields;
  if (!field) throw new Error("no field");
  const held = {
    name: "old.png",
    href: null,
    contentType: "image/png",
    sizeBytes: 1,
    width: null,
    height: null,
  };
  const shots = { ...field, id: "a9", name: "Shots", label: "Shots", type: "files", required: true } as const;
  const sent = { uploadId: "u1", name: "new.png", contentType: "image/png", sizeBytes: 2 };
  let arrive = () => {};
  const upload = new Promise<Response>((resolve) => {
    arrive = () => resolve(Response.json(sent));
  });
  vi.stubGlobal("fetch", () => upload);
  show(
    async (_, action) => {
      done.push(action);
      return null;
    },
    { fields: [{ ...shots, value: ["old.png"], files: [held] }] },
  );
  await user.click(screen.getByRole("button", { name: "Change Shots" }));
  expect(screen.getByRole("list", { name: "Files there now" }).textContent).toBe("old.png");
  expect(screen.getByText(/^What you add takes its place, and nothing brings it back/)).toBeTruthy();
  // It must not be empty.
  expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
  const files = [new File(["hi"], "new.png", { type: "image/png" })];
  fireEvent.drop(screen.getByLabelText("Add files to Shots"), { dataTransfer: { types: ["Files"], files } });
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("Wait until the files are there.")).toBeTruthy();
  arrive();
  await screen.findByText("new.png");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(done).toEqual([{ kind: "attribute", name: "Shots", value: null, files: { Shots: [sent] } }]);
  vi.unstubAllGlobals();
});

it("leaves the files that are there where none was added, and takes them away by a button of its own", async () => {
  const done: unknown[] = [];
  const user = userEvent.setup();
  const [field] = ticketOf().fields;
  if (!field) throw new Error("no field");
  const held = { href: null, contentType: null, sizeBytes: 1, width: null, height: null };
  const files = ["a.png", "b.png"].map((name) => ({ ...held, name }));
  const shots = { ...field, name: "Shots", label: "Shots", type: "files", required: false, files } as const;
  show(
    async (_, action) => {
      done.push(action);
      return null;
    },
    { fields: [{ ...shots, value: ["a.png", "b.png"] }] },
  );
  await user.click(screen.getByRole("button", { name: "Change Shots" }));
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["a.png", "b.png"]);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  expect(done).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Change Shots" }));
  await user.click(screen.getByRole("button", { name: "Remove the files" }));
  expect(done).toEqual([{ kind: "attribute", name: "Shots", value: null, files: { Shots: [] } }]);
});

it("has its buttons in sight when it opens, and when what is wrong has been said", async () => {
  // As newer browsers have it, whatever the types say.
  const shown = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => Promise.resolve());
  const user = userEvent.setup();
  show(async () => null);
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  const form = screen.getByRole("textbox", { name: "Users" }).closest("form");
  expect(form?.textContent).toContain("Save");
  const said = form?.querySelector('[aria-live="polite"]');
  expect(said?.textContent).toBe("");
  expect(shown.mock.contexts).toEqual([form]);
  await user.type(screen.getByRole("textbox", { name: "Users" }), "many{Enter}");
  await screen.findByText("Enter a number.");
  // Whoever stays in the field hears of it.
  expect(said?.textContent).toBe("Enter a number.");
  expect(shown.mock.contexts).toEqual([form, form]);
  await user.keyboard("{Escape}");
  expect(await screen.findByRole("button", { name: "Change Users" })).toBeTruthy();
  shown.mockRestore();
});

it("leaves a field as it was on Escape", async () => {
  const user = userEvent.setup();
  show(async () => {
    throw new Error("nothing is to be done");
  });
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  await user.type(screen.getByRole("textbox", { name: "Users" }), "99{Escape}");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText("4")).toBeTruthy();
});

it("says what Intercom refused at the field, with what was typed still there", async () => {
  const user = userEvent.setup();
  show(async (_ticket, _action, options) => {
    options?.onFields?.([{ path: "Users", message: "Too many." }]);
    return null;
  });
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  await user.clear(screen.getByRole("textbox", { name: "Users" }));
  await user.type(screen.getByRole("textbox", { name: "Users" }), "77{Enter}");
  expect(await screen.findByText("Too many.")).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Users" })).toHaveProperty("value", "77");
});

it("has what was typed at the field again where it could not be saved at all", async () => {
  const user = userEvent.setup();
  const said: unknown[] = [];
  show(async (_ticket, _action, options) => {
    await Promise.resolve();
    said.push(options?.onError?.(new AppError("intercom_unavailable", "Intercom is away.")));
    return null;
  });
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  await user.clear(screen.getByRole("textbox", { name: "Users" }));
  await user.type(screen.getByRole("textbox", { name: "Users" }), "77{Enter}");
  expect(await screen.findByText("Intercom is away.")).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Users" })).toHaveProperty("value", "77");
  expect(said).toEqual([true]);
});

it("never puts it over what is being written by then, nor on a page that was left: that is said elsewhere", async () => {
  const user = userEvent.setup();
  const fails: (() => unknown)[] = [];
  const { unmount } = show(async (_ticket, _action, options) => {
    fails.push(() => options?.onError?.(new AppError("intercom_unavailable", "Intercom is away.")));
    return null;
  });
  const save = async (value: string) => {
    await user.click(screen.getByRole("button", { name: "Change Users" }));
    await user.clear(screen.getByRole("textbox", { name: "Users" }));
    await user.type(screen.getByRole("textbox", { name: "Users" }), value);
  };
  await save("77{Enter}");
  await save("78");
  let said: unknown;
  act(() => {
    said = fails[0]?.();
  });
  expect(said).toBe(false);
  expect(screen.getByRole("textbox", { name: "Users" })).toHaveProperty("value", "78");
  unmount();
  expect(fails[0]?.()).toBe(false);
});

it("shows hostile names and values as text, and offers nothing to who may not change it", () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const [first] = ticketOf().fields;
  if (!first) throw new Error("no field");
  show(async () => null, { fields: [{ ...first, label: hostile, value: hostile }] }, "no");
  expect(screen.getAllByText(hostile)).toHaveLength(2);
  expect(document.querySelector("img")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});
