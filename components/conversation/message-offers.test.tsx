// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import type { Part } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { part } from "@/lib/conversation/testing/part";
import { Message } from "./message";
import { ThreadContext } from "./thread-port";

// The test's page has no popovers; a menu here is open once it has been told so.
HTMLElement.prototype.hidePopover = () => undefined;
HTMLElement.prototype.showPopover = () => undefined;

const asked = vi.fn();
const port = idlePort({ ask: asked });

let sent: unknown[];
let asks: string[];
beforeEach(() => {
  sent = [];
  asks = [];
  vi.stubGlobal("fetch", async (path: string, init?: { readonly body?: string }) => {
    asks.push(path);
    if (init?.body !== undefined) sent.push(JSON.parse(init.body));
    return Response.json({ texts: {} });
  });
});
afterEach(() => {
  cleanup();
  asked.mockClear();
  vi.unstubAllGlobals();
});

let thread = 100;
const nora = { kind: "contact", id: "c1", name: "Nora", email: "nora@x.test" } as const;

type Around = { readonly note?: boolean; readonly ticketId?: string; readonly senders?: readonly string[] };

const show = (over: Partial<Part>, { note = false, ticketId, senders = [] }: Around = {}) => {
  thread += 1;
  const id = String(thread);
  const shown = part({ id: "2", author: nora, ...over });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
  client.setQueryData(conversationKey(id), detail({ id, parts: [shown] }));
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <ActionsContext value={port}>
          <SettingsProvider initial={{ ...defaultSettings, imagesFrom: senders }}>
            <ThreadContext
              value={{ conversationId: id, ...(ticketId ? { ticketId } : {}), parts: () => [shown] }}
            >
              <Message part={shown} note={note} channel={null} />
            </ThreadContext>
          </SettingsProvider>
        </ActionsContext>
      </ToastProvider>
    </QueryClientProvider>,
  );
  return shown;
};

/** What the message's menu offers; nothing where it has none. */
const rows = async (): Promise<readonly string[]> => {
  const button = screen.queryByRole("button", { name: /^More about the/ });
  const list = document.getElementById(button?.getAttribute("popovertarget") ?? "");
  if (list === null) return [];
  fireEvent(list, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  const items = await within(list).findAllByRole("menuitem", { hidden: true });
  return items.map(({ textContent }) => textContent ?? "");
};
const pick = (row: string) => fireEvent.click(screen.getByRole("menuitem", { name: row, hidden: true }));

const image = '<p>secret words</p><img data-src="/api/media?u=a" alt="" />';

describe("a message", () => {
  it("that was redacted says so, shows none of its words, and offers nothing but its link", async () => {
    show({ redacted: true, html: image, hasRemoteImages: true });
    expect(screen.getByText("This message was redacted.")).toBeDefined();
    expect(screen.queryByText("secret words")).toBeNull();
    const offered = await rows();
    expect(offered.filter((row) => !row.startsWith("Copy link"))).toEqual([]);
    expect(offered).toHaveLength(1);
  });

  it("says that it is a note, or who but a person wrote it", () => {
    show({ author: { kind: "teammate", id: "1", name: "Ada", email: null } }, { note: true });
    expect(screen.getByRole("article", { name: "Note from Ada" }).textContent).toContain("· note");
    cleanup();
    show({ author: { kind: "bot", id: "1", name: "Fin", email: null } });
    expect(screen.getByRole("article", { name: "Message from Fin" }).textContent).toContain("· AI agent");
  });

  it("is redacted by the dialog that asks first, but not on a ticket, nor where nothing was said", async () => {
    const shown = show({ html: "<p>a</p>" });
    expect(await rows()).toContain("Redact …");
    pick("Redact …");
    expect(asked).toHaveBeenCalledWith("redact", expect.objectContaining({ id: String(thread) }), {
      part: shown,
    });
    cleanup();
    show({ html: "<p>a</p>" }, { ticketId: "5" });
    expect(await rows()).not.toContain("Redact …");
    cleanup();
    show({ partType: "close", html: null });
    expect(await rows()).not.toContain("Redact …");
  });

  it("that Intercom does not have yet is not shown as sent, nor read another way", async () => {
    show({ pending: true, html: "<p>a</p>", heavy: true, hasRemoteImages: false });
    expect(screen.queryByRole("button", { name: "Show as sent" })).toBeNull();
    expect((await rows()).filter((row) => /plain|as sent|link|Redact/.test(row))).toEqual([]);
  });

  it("as plain text offers no images, and leaves the frame in which it was shown as sent", async () => {
    show({ html: image, hasRemoteImages: true, heavy: true });
    expect(screen.getByRole("button", { name: "Show images" })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Show as sent" }));
    expect(await screen.findByTitle("Message from Nora as it was sent")).toBeDefined();
    expect(await rows()).toContain("Show as plain text");
    pick("Show as plain text");
    expect(screen.queryByTitle("Message from Nora as it was sent")).toBeNull();
    expect(await screen.findByText(/secret words/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Show images" })).toBeNull();
    expect(asks).toEqual([`/api/conversations/${thread}/plain-text`]);
  });

  it("of a ticket is plain text by our own means: Intercom has none of tickets", async () => {
    show({ html: "<p>a</p><p>see https://acme.test/x.</p>" }, { ticketId: "5" });
    expect(await rows()).toContain("Show as plain text");
    pick("Show as plain text");
    expect((await screen.findByRole("link")).getAttribute("href")).toBe("https://acme.test/x");
    expect(asks).toEqual([]);
  });

  it("that is shown as sent takes the focus of its button along, and none that went on elsewhere", async () => {
    const frame = () => screen.findByRole("region", { name: "As it was sent" });
    show({ html: image, heavy: true });
    screen.getByRole("button", { name: "Show as sent" }).focus();
    fireEvent.click(screen.getByRole("button", { name: "Show as sent" }));
    expect(document.activeElement).toBe(await frame());
    cleanup();
    show({ html: image, heavy: true });
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    fireEvent.click(screen.getByRole("button", { name: "Show as sent" }));
    await frame();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it("is shown with its sender's images always for customers alone, of as many as the settings hold", async () => {
    show({ html: image, hasRemoteImages: true, author: { ...nora, kind: "bot" } });
    expect((await rows()).filter((row) => row.startsWith("Always"))).toEqual([]);
    cleanup();
    const senders = Array.from({ length: 200 }, (_, nth) => `n${nth}@x.test`);
    show({ html: image, hasRemoteImages: true }, { senders });
    expect(await rows()).toContain("Always show images from nora@x.test");
    pick("Always show images from nora@x.test");
    await expect.poll(() => sent).toEqual([{ imagesFrom: [...senders.slice(1), "nora@x.test"] }]);
  });
});
