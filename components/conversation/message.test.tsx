// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SettingsProvider, useSetting } from "@/components/data/settings";
import { ToastProvider } from "@/components/ui/toasts";
import type { Outgoing } from "@/lib/api/outgoing";
import { defaultSettings } from "@/lib/api/settings-model";
import type { Part } from "@/lib/conversation/model";
import { part } from "@/lib/conversation/testing/part";
import { Message } from "./message";
import { ThreadContext } from "./thread-port";

// The test's page has no popovers; a menu here is open once it has been told so.
HTMLElement.prototype.hidePopover = () => undefined;
HTMLElement.prototype.showPopover = () => undefined;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let thread = 0;

const Allowed = () => <output>{useSetting("imagesFrom").join()}</output>;

const show = (...parts: readonly Partial<Part>[]) => {
  thread += 1;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <SettingsProvider initial={defaultSettings}>
          <ThreadContext value={{ conversationId: String(thread), parts: () => [] }}>
            {parts.map((one, index) => (
              <Message
                key={String(index)}
                part={part({ id: String(index), ...one })}
                note={false}
                channel={null}
              />
            ))}
          </ThreadContext>
          <Allowed />
        </SettingsProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
};

const message = (at: number) => within(screen.getAllByRole("article")[at] ?? document.body);
/** By the menu of one message. */
const choose = async (at: number, row: string) => {
  const button = message(at).getByRole("button", { name: /^More about the message/ });
  const list = document.getElementById(button.getAttribute("popovertarget") ?? "");
  if (list) fireEvent(list, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  fireEvent.click(await message(at).findByRole("menuitem", { name: row, hidden: true }));
};

const image = '<p>words</p><img data-src="/api/media?u=a" alt="" />';
const sources = () => [...document.querySelectorAll("article img")].map((one) => one.getAttribute("src"));
const ada = { kind: "contact", id: "c1", name: "Ada", email: "Ada@x.example" } as const;

describe("remote images", () => {
  it("are shown for one message", () => {
    show({ html: image, hasRemoteImages: true }, { html: image, hasRemoteImages: true });
    fireEvent.click(message(0).getByRole("button", { name: "Show images" }));
    expect(sources()).toEqual(["/api/media?u=a", null]);
    expect(message(0).queryByRole("button", { name: "Show images" })).toBeNull();
    expect(document.activeElement).toBe(screen.getAllByRole("article")[0]);
  });

  it("are shown for the whole conversation, and held back again", async () => {
    show({ html: image, hasRemoteImages: true }, { html: image, hasRemoteImages: true });
    await choose(0, "Show images in this conversation");
    expect(sources()).toEqual(["/api/media?u=a", "/api/media?u=a"]);
    await choose(1, "Hold images back again");
    expect(message(1).getByRole("button", { name: "Show images" })).toBeDefined();
    expect(sources()).toEqual([null, null]);
  });

  it("are shown always for a sender, kept with the member, and forgotten by the same menu", async () => {
    const kept: unknown[] = [];
    vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
      kept.push(JSON.parse(body));
      return Response.json({});
    });
    show({ html: image, hasRemoteImages: true, author: ada }, { html: image, hasRemoteImages: true });
    await choose(0, "Always show images from ada@x.example");
    expect(sources()).toEqual(["/api/media?u=a", null]);
    expect(screen.getByRole("status").textContent).toBe("ada@x.example");
    await choose(0, "Stop showing images from ada@x.example");
    expect(screen.getByRole("status").textContent).toBe("");
    await expect.poll(() => kept).toEqual([{ imagesFrom: ["ada@x.example"] }, { imagesFrom: [] }]);
  });

  it("that only report are counted in words", () => {
    show({ html: "<p>a</p>", trackers: 1 }, { html: "<p>b</p>", trackers: 3 }, { html: "<p>c</p>" });
    expect(screen.getByText("1 tracking image removed")).toBeDefined();
    expect(screen.getByText("3 tracking images removed")).toBeDefined();
    expect(screen.getAllByText(/tracking/)).toHaveLength(2);
  });
});

it("shows what was offered as an answer, as text, and which one the customer chose", () => {
  const quickReplies = [
    { text: "Yes", pressed: false },
    { text: "<b>No</b>", pressed: true },
  ];
  show({ partType: "quick_reply", html: null, quickReplies }, { html: null });
  const offered = message(0).getByRole("list", { name: "Quick replies offered" });
  const texts = within(offered)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(texts).toEqual(["Yes", "<b>No</b>, chosen by the customer"]);
  expect(message(0).queryByText("No text.")).toBeNull();
  expect(message(1).getByText("No text.")).toBeDefined();
});

describe("a message that its sender laid out", () => {
  it("is shown as it was sent in one frame without a right, and another one takes its place", async () => {
    show(
      { html: "<p>a</p>", heavy: true, id: "11", author: ada },
      { html: "<p>b</p>", heavy: true, id: "12" },
    );
    fireEvent.click(message(0).getByRole("button", { name: "Show as sent" }));
    const frame = await screen.findByTitle("Message from Ada as it was sent");
    expect(frame.getAttribute("sandbox")).toBe("allow-popups allow-popups-to-escape-sandbox");
    expect(frame.getAttribute("referrerpolicy")).toBe("no-referrer");
    expect(frame.getAttribute("src")).toBe(`/api/conversations/${thread}/parts/11/frame`);
    fireEvent.click(message(1).getByRole("button", { name: "Show as sent" }));
    expect(document.querySelectorAll("iframe")).toHaveLength(1);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("As it was sent");
    expect(document.querySelector("iframe")?.getAttribute("src")).toContain("/parts/12/");
    fireEvent.click(message(1).getByRole("button", { name: "Show it simply" }));
    expect(document.querySelector("iframe")).toBeNull();
    expect(document.activeElement).toBe(screen.getAllByRole("article")[1]);
    expect(screen.getByText("b")).toBeDefined();
  });

  it("says that it has the keys while it has the focus, and gives them back to what stands around it", async () => {
    show({ html: "<p>a</p>", heavy: true, id: "11", author: ada });
    fireEvent.click(message(0).getByRole("button", { name: "Show as sent" }));
    const frame = await screen.findByTitle("Message from Ada as it was sent");
    const said = "Keys go to this message now.";
    expect(screen.queryByText(said)).toBeNull();
    frame.focus();
    fireEvent.blur(window);
    await screen.findByText(said);
    // Tab leads from the frame to the button, which stays.
    const back = screen.getByRole("button", { name: "Back to the desk" });
    back.focus();
    fireEvent.focus(window);
    await act(() => new Promise((later) => setTimeout(later)));
    expect(document.activeElement).toBe(back);
    fireEvent.click(back);
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
    expect(document.activeElement?.getAttribute("aria-label")).toBe("As it was sent");
  });

  it("grows when asked to, as it cannot say how tall it is", async () => {
    show({ html: "<p>a</p>", partType: "source" });
    await choose(0, "Show as sent");
    const frame = await screen.findByTitle(/as it was sent/);
    expect(frame.getAttribute("src")).toContain("/parts/source/");
    expect(frame.style.height).toBe("480px");
    fireEvent.click(screen.getByRole("button", { name: "Taller" }));
    expect(frame.style.height).toBe("960px");
    fireEvent.click(screen.getByRole("button", { name: "Shorter" }));
    expect(frame.style.height).toBe("480px");
  });
});

describe("plain text", () => {
  it("is Intercom's, for one message and for all", async () => {
    vi.stubGlobal("fetch", async () =>
      Response.json({ texts: { "1": "one of Intercom\nsee https://x.example/a." } }),
    );
    show({ html: "<p><b>one</b></p>", id: "1" }, { html: "<p><b>two</b></p><ul><li>x</li></ul>", id: "2" });
    await choose(0, "Show as plain text");
    expect(await screen.findByText(/one of Intercom/)).toBeDefined();
    const link = screen.getByRole("link");
    expect([link.getAttribute("href"), link.getAttribute("rel")]).toEqual([
      "https://x.example/a",
      "noopener noreferrer nofollow",
    ]);
    expect(document.querySelectorAll("b")).toHaveLength(1);
    await choose(1, "All messages as plain text");
    // What Intercom does not give yet is ours.
    expect((await screen.findByText(/two/)).textContent).toBe("two\n\n• x");
    await choose(1, "All messages with formatting");
    expect(document.querySelectorAll("b")).toHaveLength(2);
  });

  it("is ours while Intercom cannot be asked, and says so", async () => {
    vi.stubGlobal("fetch", async () =>
      Response.json(
        { error: { code: "intercom_unavailable", message: "x", requestId: "r" } },
        { status: 502 },
      ),
    );
    show({ html: "<p>one<br>two</p>" });
    await choose(0, "Show as plain text");
    expect(await screen.findByText(/the same words by Switchyard/)).toBeDefined();
    expect(document.querySelector(".message")?.textContent).toBe("one\ntwo");
  });
});

describe("a message that is not in Intercom yet", () => {
  const waiting = (over: Partial<Outgoing> = {}): Outgoing => ({
    key: "k",
    subject: "conversation",
    id: "7",
    action: { kind: "reply", text: "words" },
    state: "waiting",
    dueInMs: 6000,
    createdAtMs: Date.now(),
    problem: null,
    ...over,
  });
  const showPending = (messages: readonly Outgoing[]) => {
    vi.stubGlobal("fetch", async (path: string, { method }: { method: string }) =>
      path === "/api/workspace"
        ? new Promise(() => undefined)
        : method === "DELETE"
          ? Response.json(waiting({ state: "taken_back", dueInMs: 0 }))
          : Response.json({ messages }),
    );
    show({ id: "pending-k", pending: true });
  };

  it("says in how many seconds it goes out, which no screen reader is told each second", async () => {
    showPending([waiting()]);
    const seconds = await screen.findByText(/^goes out in \d+ s$/);
    expect(seconds.getAttribute("aria-hidden")).toBe("true");
    expect(message(0).getByText("waits to be sent")).toBeDefined();
  });

  it.each([
    ["waits to be tried again", { problem: { code: "intercom_unavailable", message: "x" } }],
    ["held back", { state: "held" }],
    ["not sent", { state: "failed" }],
    ["nobody knows yet whether it went out", { state: "unknown" }],
  ] as const)("says that it %s", async (words, over) => {
    showPending([waiting(over)]);
    expect(await screen.findByText(new RegExp(words))).toBeDefined();
  });

  it("is being sent while nothing else is known of it", async () => {
    showPending([]);
    expect(await screen.findByText(/sending …/)).toBeDefined();
  });

  it("can be taken back by its menu", async () => {
    showPending([waiting()]);
    await screen.findByText(/^goes out in/);
    await choose(0, "Take back");
    expect(await screen.findByText("Taken back. Your words are where you wrote them.")).toBeDefined();
  });
});
