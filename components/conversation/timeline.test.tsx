// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { seenUpTo } from "@/components/data/seen-up-to";
import { SettingsProvider } from "@/components/data/settings";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { defaultSettings } from "@/lib/api/settings-model";
import type { ConversationDetail, Part } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { part } from "@/lib/conversation/testing/part";
import { keyOf } from "@/lib/conversation/timeline";
import { Timeline } from "./timeline";

const at = Date.parse("2026-11-20T09:00:00Z") / 1000;
const customer = { kind: "contact", id: "c1", name: "Nora", email: null } as const;
const me = { kind: "teammate", id: "1", name: "Ada", email: null } as const;

const says = (id: string, words: string, over: Partial<Part> = {}): Part =>
  part({ id, html: `<p>${words}</p>`, author: customer, createdAt: at, ...over });
const source = says("1", "opening words", { partType: "source" });

const happened = (id: string, partType: string): Part =>
  part({ id, partType, html: null, author: me, createdAt: at });

const thread = (parts: readonly Part[], over: Partial<ConversationDetail> = {}): ConversationDetail =>
  detail({
    id: "7",
    parts: [source, ...parts],
    totalParts: parts.length,
    ...over,
  });

const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
client.setQueryData(["workspace"], {
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role: "agent", teammateId: "1" },
  teammates: [],
  teams: [],
  missing: [],
  inboxUrl: "https://app.intercom.com/a/inbox/x/inbox",
});

const page = (conversation: ConversationDetail, showEvents: boolean, ticketId?: string) => (
  <QueryClientProvider client={client}>
    <ToastProvider>
      <SettingsProvider initial={{ ...defaultSettings, showEvents }}>
        <HotkeysProvider singleKeys>
          <Timeline
            key={conversation.id}
            conversation={conversation}
            handle={{ current: null }}
            {...(ticketId === undefined ? {} : { ticketId })}
          />
        </HotkeysProvider>
      </SettingsProvider>
    </ToastProvider>
  </QueryClientProvider>
);

const show = (conversation: ConversationDetail, showEvents = true, ticketId?: string) => {
  const { rerender } = render(page(conversation, showEvents, ticketId));
  return (next: ConversationDetail) => rerender(page(next, showEvents, ticketId));
};

// By what they are: asking for roles takes seconds in a page of hundreds.
const articles = () => [...document.querySelectorAll("article")];
const press = (key: string, shiftKey = /^[A-Z]$/.test(key)) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey });

beforeEach(() => {
  history.replaceState(null, "", "/conversations/7");
});
afterEach(cleanup);

describe("a long thread", () => {
  const many = Array.from({ length: 90 }, (_, n) => says(`p${n}`, `words ${n} ${"more ".repeat(n)}`));

  it("comes to hold every message, in order, in a region with a name", async () => {
    show(thread(many));
    expect(articles().length).toBeLessThan(60);
    await waitFor(() => expect(articles()).toHaveLength(91), { timeout: 15_000 });
    const ids = articles().map(({ id }) => id);
    expect(ids).toEqual(["part-source", ...many.map(({ id }) => `part-${id}`)]);
    expect(screen.getByRole("region", { name: "Thread" }).tabIndex).toBe(0);
    expect(articles()[5]?.getAttribute("aria-label")).toBe("Message from Nora");
  });

  it("asks for no heights while the rest is drawn, as the browser tells of those that are other than expected", async () => {
    const asked = vi.spyOn(HTMLElement.prototype, "scrollHeight", "get");
    show(thread(many));
    const atFirst = asked.mock.calls.length;
    expect(atFirst).toBeGreaterThan(0);
    await waitFor(() => expect(articles()).toHaveLength(91), { timeout: 15_000 });
    expect(asked).toHaveBeenCalledTimes(atFirst);
    asked.mockRestore();
  });

  it("begins with what was said last, also below a mail that takes long to draw", () => {
    show(thread([says("2", "a mail", { html: `<p>${"long ".repeat(14_000)}</p>` }), says("3", "thanks")]));
    expect(articles().map(({ id }) => id)).toEqual(["part-3"]);
  });

  it("is there whole with the first frame where it is as most are", () => {
    show(thread(many.slice(0, 20)));
    expect(articles()).toHaveLength(21);
  });

  it("comes whole as HTML, as far as the screen goes: there is no next frame", () => {
    const mail = says("2", "a mail", { html: `<p>${"long ".repeat(4000)}</p>` });
    const html = renderToString(page(thread([mail, says("3", "thanks")]), true));
    expect(html).toContain("part-3");
    expect(html).toContain("part-2");
  });

  it("keeps a place for what is not drawn yet", () => {
    show(thread(many));
    expect(document.querySelectorAll("[data-slot]")).toHaveLength(92);
    expect(document.querySelectorAll("[data-slot]:empty").length).toBeGreaterThan(30);
  });

  it("says how many older parts Intercom does not give, and where they can be read", () => {
    show(thread(many, { totalParts: 812 }));
    expect(screen.getByText(/^These are the 90 newest of 812 parts/).textContent).toContain("722 older ones");
    expect(screen.getByRole("link", { name: "Open in Intercom" }).getAttribute("href")).toBe(
      "https://app.intercom.com/a/inbox/x/inbox/conversation/7",
    );
  });
});

describe("what is new", () => {
  const parts = [says("2", "answer", { author: me }), says("3", "thanks"), says("4", "one more thing")];

  it("stays marked while it is open, though opening it marks it read", () => {
    const again = show(thread(parts, { read: false }));
    const order = () => screen.getByText("New").compareDocumentPosition(screen.getByText("thanks"));
    expect(order() & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    again(thread(parts, { read: true }));
    expect(order() & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("is marked where it begins when it comes to a thread that had been read", () => {
    const again = show(thread(parts, { read: true }));
    expect(screen.queryByText("New")).toBeNull();
    again(thread([...parts, says("5", "just now")], { read: false }));
    const order = screen.getByText("New").compareDocumentPosition(screen.getByText("one more thing"));
    expect(order & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy();
  });

  it("is read out when others wrote it, and not when one did oneself", async () => {
    const again = show(thread(parts));
    again(thread([...parts, says("5", "mine", { author: me })]));
    expect(screen.queryByText(/new message/)).toBeNull();
    again(thread([...parts, says("5", "mine", { author: me }), says("6", "a"), says("7", "b")]));
    const said = await screen.findByText("2 new messages");
    expect(said.parentElement?.getAttribute("role")).toBe("status");
  });

  it("is read out again when as much comes once more", async () => {
    const again = show(thread(parts));
    again(thread([...parts, says("5", "a")]));
    const said = await screen.findByText("1 new message");
    again(thread([...parts, says("5", "a"), says("6", "b")]));
    await waitFor(() => expect(screen.getByText("1 new message")).not.toBe(said));
  });

  it("does not count as seen while it is out of sight, and does once its place is there", async () => {
    const high = vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(5000);
    const low = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(500);
    const again = show(thread(parts));
    const pane = screen.getByRole("region", { name: "Thread" });
    const scrollTo = (top: number) => {
      pane.scrollTop = top;
      fireEvent.scroll(pane);
    };
    again(thread([...parts, says("5", "in sight")]));
    expect(seenUpTo.of("7")).toBeUndefined();
    scrollTo(1000);
    again(thread([...parts, says("5", "in sight"), says("6", "below"), says("7", "further below")]));
    expect(await screen.findByRole("button", { name: "2 new" })).not.toBeNull();
    again(thread([...parts, ...["5", "6", "7", "8"].map((id) => says(id, `words ${id}`))]));
    expect(await screen.findByRole("button", { name: "3 new" })).not.toBeNull();
    expect(seenUpTo.of("7")).toBe("5");
    scrollTo(4500);
    await waitFor(() => expect(seenUpTo.of("7")).toBeUndefined());
    scrollTo(1000);
    again(thread([...parts, ...["5", "6", "7", "8", "9"].map((id) => says(id, `words ${id}`))]));
    await waitFor(() => expect(seenUpTo.of("7")).toBe("8"));
    cleanup();
    expect(seenUpTo.of("7")).toBeUndefined();
    for (const spy of [high, low]) spy.mockRestore();
  });

  it("is counted from the opening message on, though a part has the opening message’s id", async () => {
    const high = vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(5000);
    const low = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(500);
    const again = show(thread([]));
    const pane = screen.getByRole("region", { name: "Thread" });
    pane.scrollTop = 1000;
    fireEvent.scroll(pane);
    again(thread([says(source.id, "below")]));
    await waitFor(() => expect(seenUpTo.of("7")).toBe(keyOf(source)));
    for (const spy of [high, low]) spy.mockRestore();
  });

  it("counts of a ticket for that ticket alone, which may have a conversation’s id", async () => {
    const high = vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(5000);
    const low = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(500);
    const again = show(thread(parts), true, "7");
    const pane = screen.getByRole("region", { name: "Thread" });
    pane.scrollTop = 1000;
    fireEvent.scroll(pane);
    again(thread([...parts, says("5", "below")]));
    await waitFor(() => expect(seenUpTo.of("ticket-7")).toBe("4"));
    expect(seenUpTo.of("7")).toBeUndefined();
    for (const spy of [high, low]) spy.mockRestore();
  });
});

describe("a picture that is shown", () => {
  const file = (signature: string): Part => {
    const address = `/api/media?u=${btoa(`https://files.example/a.png?sig=${signature}`)}&s=${signature}`;
    return says("2", `<img data-src="${address.replaceAll("&", "&amp;")}" alt="Chart" />`, {
      hasRemoteImages: true,
    });
  };
  const source = () => screen.getByRole("img", { name: "Chart" }).getAttribute("src");

  it("stays when the conversation is read again and Intercom has signed its address anew", async () => {
    const again = show(thread([file("one")]));
    fireEvent.click(screen.getByRole("button", { name: "Show images" }));
    const [image, before] = [screen.getByRole("img", { name: "Chart" }), source()];
    again(thread([file("two"), says("3", "and this")]));
    expect(await screen.findByText("and this")).not.toBeNull();
    expect(screen.getByRole("img", { name: "Chart" })).toBe(image);
    expect(source()).toBe(before);
  });
});

describe("jumping by keys", () => {
  const parts = [says("2", "answer", { author: me }), says("3", "thanks"), says("4", "bye")];
  const focused = () => document.activeElement?.id;

  it("gives the focus to the newest, the previous, the next, the first unread message", () => {
    show(thread(parts, { read: false }));
    press("G");
    expect(focused()).toBe("part-4");
    press("P");
    press("P");
    expect(focused()).toBe("part-2");
    press("N");
    expect(focused()).toBe("part-3");
    press("G");
    press("B");
    expect(focused()).toBe("part-3");
  });

  it("stays at the newest where there is no next", () => {
    show(thread(parts));
    press("G");
    press("N");
    expect(focused()).toBe("part-4");
  });
});

describe("events", () => {
  const parts = [happened("2", "close"), happened("3", "open"), says("4", "hello again")];

  it("fold into one line, which opens", () => {
    show(thread(parts));
    const line = screen.getByRole("button", { name: /2 events/ });
    expect(screen.queryByText("Ada closed this")).toBeNull();
    fireEvent.click(line);
    expect(screen.getByText("Ada closed this")).not.toBeNull();
  });

  it("are left out for who does not want them", () => {
    show(thread(parts), false);
    expect(screen.queryByText(/events|opened this/)).toBeNull();
    expect(articles()).toHaveLength(2);
  });
});

describe("an address that names a part", () => {
  const parts = [says("2", "answer"), happened("3", "close"), says("4", "x")];
  const more = happened("5", "open");

  it("leads to that message and gives it the focus", () => {
    history.replaceState(null, "", "/conversations/7#part-2");
    show(thread(parts));
    expect(document.activeElement?.id).toBe("part-2");
  });

  it("does so beside a list, too, and leaves other conversations alone", () => {
    history.replaceState(null, "", "/queue?c=7#part-2");
    show(thread(parts));
    expect(document.activeElement?.id).toBe("part-2");
    cleanup();
    history.replaceState(null, "", "/queue?c=8#part-99");
    show(thread(parts));
    expect(screen.queryByText(/this link leads/)).toBeNull();
  });

  it("opens the run of events in which that part is", () => {
    history.replaceState(null, "", "/conversations/7#part-3");
    show(thread([says("2", "answer"), ...parts.slice(1, 2), more]));
    expect(screen.getByText("Ada closed this").closest("li")?.getAttribute("aria-current")).toBe("true");
  });

  it("says so where that part is not here, or hidden", () => {
    history.replaceState(null, "", "/conversations/7#part-99");
    show(thread(parts, { totalParts: 812 }));
    expect(screen.getByText(/is not among the 3 newest of 812 parts/)).not.toBeNull();
    cleanup();
    show(thread(parts));
    expect(screen.getByText(/is not in this conversation/)).not.toBeNull();
    cleanup();
    history.replaceState(null, "", "/conversations/7#part-3");
    show(thread(parts), false);
    expect(screen.getByText(/events are hidden/)).not.toBeNull();
  });
});

describe("finding", () => {
  const parts = [
    says("2", "the Café opens"),
    says("3", "nothing"),
    says("4", "CAFE or cafe", { html: "<p>CAFE or</p><blockquote>cafe</blockquote>" }),
  ];
  const field = () => screen.findByRole("searchbox", { name: "Find in this conversation" });

  it("counts, goes on and back by Enter, and gives the focus back", async () => {
    show(thread(parts));
    press("G");
    press("P");
    press("F");
    const input = await field();
    await waitFor(() => expect(document.activeElement).toBe(input));
    fireEvent.change(input, { target: { value: "cafe" } });
    // It begins where one is.
    expect(await screen.findByText("2 of 3")).not.toBeNull();
    fireEvent.keyDown(input, { key: "Enter" });
    expect(await screen.findByText("3 of 3")).not.toBeNull();
    fireEvent.keyDown(input, { key: "Enter" });
    expect(await screen.findByText("1 of 3")).not.toBeNull();
    fireEvent.keyDown(input, { key: "Enter", shiftKey: true });
    expect(await screen.findByText("3 of 3")).not.toBeNull();
    // What an input method is told is no command.
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    fireEvent.keyDown(input, { key: "Escape", isComposing: true });
    expect(screen.getByText("3 of 3")).not.toBeNull();
    fireEvent.change(input, { target: { value: "no such words" } });
    expect(await screen.findByText("Nothing found")).not.toBeNull();
    fireEvent.keyDown(input, { key: "Escape" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    expect(document.activeElement?.id).toBe("part-3");
  });
});
