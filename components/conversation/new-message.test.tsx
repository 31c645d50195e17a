// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepForm } from "@/components/data/kept-form";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import type { Role } from "@/lib/access/roles";
import type { FoundContact } from "@/lib/api/contacts";
import { NewConversationDialog } from "./new-conversation-dialog";

const went: string[] = [];
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: (href: string) => went.push(href) }),
  usePathname: () => "/",
  useSearchParams: () => new URLSearchParams(),
}));

const nora: FoundContact = {
  id: "6".repeat(24),
  role: "user",
  name: "Nora Field",
  email: "nora@example.test",
};
const ok = () => Response.json({ conversationId: "9" });
const refused = (code: string, message: string) => () =>
  Response.json({ error: { code, message } }, { status: 422 });

let posts: { path: string; body: Record<string, unknown> }[] = [];
let answer: () => Response | Promise<Response> = ok;
let profile: Record<string, unknown> = {};
beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  localStorage.clear();
  posts = [];
  went.length = 0;
  answer = ok;
  profile = { ...nora, unsubscribed: false, mailBounces: false };
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.startsWith("/api/contacts/")) return Response.json(profile);
    posts.push({ path, body: JSON.parse(String(init?.body)) });
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (role: Role = "agent", contact: FoundContact | null = nora) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspaceWith({ me: { role } }));
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <NewConversationDialog contact={contact} onClose={onClose} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return onClose;
};
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const radio = (name: string) => screen.queryByRole("radio", { name });
const pick = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));
const write = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const describedBy = (field: HTMLElement): string =>
  (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" ");
const asked = () => screen.getByRole("dialog", { name: "Send this message?" });

describe("an agent", () => {
  it("writes in their own name, is asked first, and is led to the new conversation", async () => {
    const onClose = show();
    expect(radio("In the contact's name")).toBeNull();
    write("Your message", "Your parcel is here.");
    press("Send …");
    expect(asked().textContent).toContain("cannot be taken back");
    expect(within(asked()).getByText("Nora Field")).toBeDefined();
    expect(within(asked()).getByText("In the Messenger")).toBeDefined();
    expect(document.activeElement?.textContent).toBe("Go on writing");
    expect(posts).toEqual([]);
    press("Send now");
    await waitFor(() => expect(went).toEqual(["/conversations/9"]));
    expect(posts).toMatchObject([
      {
        path: "/api/messages",
        body: { contactId: nora.id, channel: "in_app", subject: "", text: "Your parcel is here." },
      },
    ]);
    expect(onClose).toHaveBeenCalledOnce();
    await screen.findByText(/Your message to Nora Field was sent. This cannot be taken back/);
    expect(localStorage.length).toBe(0);
  });

  it("goes on writing where they think better of it, and nothing was sent", () => {
    show();
    write("Your message", "Your parcel is here.");
    press("Send …");
    press("Go on writing");
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" }).value).toBe(
      "Your parcel is here.",
    );
    expect(posts).toEqual([]);
  });

  it("has words of a contact's, kept from when they might write them, go nowhere in that name", async () => {
    keepForm("m1", `new conversation ${nora.id}`, { contact: nora, text: "I want it back", key: "k" });
    show();
    press("Send …");
    press("Send now");
    await waitFor(() => expect(posts).toHaveLength(1));
    expect(posts[0]?.path).toBe("/api/messages");
  });
});

describe("by e-mail", () => {
  it("goes with a subject, without which nothing is asked", async () => {
    show();
    pick("By e-mail");
    write("Your message", "Your parcel is here.");
    press("Send …");
    const subject = screen.getByRole("textbox", { name: "Subject" });
    expect(describedBy(subject)).toContain("An e-mail needs a subject.");
    expect(document.activeElement).toBe(subject);
    write("Subject", "Your parcel");
    press("Send …");
    expect(asked().textContent).toContain("By e-mail to nora@example.test");
    press("Send now");
    await waitFor(() => expect(posts[0]?.body).toMatchObject({ channel: "email", subject: "Your parcel" }));
  });

  it("is not offered where no address is known", async () => {
    profile = { ...profile, email: null };
    show("agent", { ...nora, email: null });
    await screen.findByText(/no e-mail address of theirs is known/);
    expect(radio("By e-mail")).toBeNull();
  });

  it("is offered where the profile alone knows an address", async () => {
    show("agent", { ...nora, email: null });
    await screen.findByRole("radio", { name: "By e-mail" });
  });

  it.each([
    [{ unsubscribed: true }, /unsubscribed from e-mails/],
    [{ mailBounces: true }, /came back before/],
  ])("says so where it may not arrive: %j", async (over, words) => {
    profile = { ...profile, ...over };
    show();
    expect(screen.queryByText(words)).toBeNull();
    pick("By e-mail");
    await screen.findByText(words);
  });

  it("leaves the subject behind where it is to be in the Messenger after all", async () => {
    show();
    pick("By e-mail");
    write("Subject", "Your parcel");
    write("Your message", "It is here.");
    pick("In the Messenger");
    press("Send …");
    press("Send now");
    await waitFor(() => expect(posts[0]?.body).toMatchObject({ channel: "in_app", subject: "" }));
  });
});

it("a lead may write in the contact's name, which is marked and goes another way", async () => {
  show("lead");
  const mark = /stands there as the contact's own words/;
  expect(screen.queryByText(mark)).toBeNull();
  pick("In the contact's name");
  expect(screen.getByText(mark)).toBeDefined();
  write("What they said", "Where is it?");
  press("Begin");
  await waitFor(() => expect(posts[0]?.path).toBe("/api/conversations"));
});

it("takes what was kept by an earlier release for the contact's words, as it was then", () => {
  keepForm("m1", `new conversation ${nora.id}`, { contact: nora, text: "I want it back", key: "k" });
  show("lead");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What they said" }).value).toBe(
    "I want it back",
  );
});

it("says at the field that it goes to nobody yet, and leads there", () => {
  show("lead", null);
  press("Send …");
  const field = screen.getByRole("searchbox", { name: "To" });
  expect(describedBy(field)).toContain("Choose whom it goes to.");
  expect(document.activeElement).toBe(field);
  fireEvent.click(screen.getByRole("radio", { name: "In the contact's name" }));
  press("Begin");
  expect(describedBy(screen.getByRole("searchbox", { name: "From" }))).toContain("Choose whom it is from.");
  expect(posts).toEqual([]);
});

it("says at the field that nothing is written yet, leads there, and sends nothing", () => {
  show();
  press("Send …");
  const field = screen.getByRole("textbox", { name: "Your message" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(describedBy(field)).toContain("Write your message.");
  expect(document.activeElement).toBe(field);
  write("Your message", "Hello");
  expect(field.getAttribute("aria-invalid")).toBeNull();
  expect(posts).toEqual([]);
});

describe("where it fails", () => {
  // The question has gone by the time that what came of it is told, and the form is there again.
  const send = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Send …" }));
    fireEvent.click(await screen.findByRole("button", { name: "Send now" }));
  };

  it("says why, keeps the words, and asks again before it tries again under the same key", async () => {
    answer = refused("intercom_refused", "Intercom refused it.");
    show();
    write("Your message", "Hello");
    await send();
    await screen.findByText("Intercom refused it.");
    answer = ok;
    await send();
    await waitFor(() => expect(went).toEqual(["/conversations/9"]));
    expect(posts[1]).toEqual(posts[0]);
  });

  it("shows an unknown end as unknown, and looks without asking, under the same key", async () => {
    answer = refused("outcome_unknown", "Nobody can tell yet.");
    show();
    write("Your message", "Hello");
    await send();
    await screen.findByText("Nobody can tell yet.");
    // Also after the page was loaded anew.
    cleanup();
    show();
    expect(screen.getByRole("alert").textContent).toContain("Nobody knows yet");
    answer = ok;
    press("Look again");
    await waitFor(() => expect(went).toEqual(["/conversations/9"]));
    expect(posts[1]).toEqual(posts[0]);
  });

  it("is another message, which is asked about, once its words are others", async () => {
    answer = refused("outcome_unknown", "Nobody can tell yet.");
    show();
    write("Your message", "Hello");
    await send();
    await screen.findByText("Nobody can tell yet.");
    write("Your message", "Hello again");
    expect(screen.queryByRole("alert")).toBeNull();
    await send();
    await waitFor(() => expect(posts).toHaveLength(2));
    expect(posts[1]?.body.key).not.toBe(posts[0]?.body.key);
  });

  it("sends once though it is pressed twice", async () => {
    let done: (response: Response) => void = () => undefined;
    answer = () => new Promise<Response>((resolve) => (done = resolve));
    show();
    write("Your message", "Hello");
    press("Send …");
    press("Send now");
    press("Sending …");
    done(ok());
    await waitFor(() => expect(went).toHaveLength(1));
    expect(posts).toHaveLength(1);
  });

  it("stays where one is when Intercom does not name the conversation", async () => {
    answer = () => Response.json({ conversationId: null });
    const onClose = show();
    write("Your message", "Hello");
    await send();
    await screen.findByText(/as soon as Intercom shows it/);
    expect(onClose).toHaveBeenCalledOnce();
    expect(went).toEqual([]);
  });
});

it("shows hostile names and words as words", () => {
  const hostile = '"><img src=x onerror="document.title=1"> \u202Eevil';
  show("agent", { ...nora, name: hostile });
  write("Your message", hostile);
  press("Send …");
  expect(asked().querySelector("img")).toBeNull();
  expect(within(asked()).getAllByText(hostile, { collapseWhitespace: false })).toHaveLength(2);
});
