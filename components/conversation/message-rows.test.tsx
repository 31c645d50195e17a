// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import type { Part } from "@/lib/conversation/model";
import { part } from "@/lib/conversation/testing/part";
import { Message } from "./message";
import { MessageRows } from "./message-rows";
import { ThreadContext, type ThreadPort } from "./thread-port";

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const inConversation: ThreadPort = { conversationId: "7", parts: () => [] };
const onTicket: ThreadPort = { ...inConversation, ticketId: "9" };
const words = part({ id: "1", html: "<p>words</p>" });
const silent = part({ id: "1", html: null });
const redacted = part({ id: "1", html: null, redacted: true });

const rowsOf = (one: Part, thread: ThreadPort | null): string[] => {
  cleanup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <SettingsProvider initial={defaultSettings}>
          <ActionsContext value={idlePort()}>
            <ThreadContext value={thread}>
              <MessageRows part={one} onDone={() => undefined} />
              <Message part={one} note={false} channel={null} />
            </ThreadContext>
          </ActionsContext>
        </SettingsProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
  return screen.queryAllByRole("menuitem").map(({ textContent }) => textContent ?? "");
};
const hasMenu = () => screen.queryByRole("button", { name: /^More about the message/ }) !== null;

describe("a message has a menu where there is a row to stand in it", () => {
  it.each([
    ["words in a conversation", words, inConversation, 5],
    ["words on a ticket", words, onTicket, 4],
    ["words outside of a thread", words, null, 3],
    ["no words in a conversation", silent, inConversation, 2],
    ["no words outside of a thread", silent, null, 0],
    ["redacted words in a conversation", redacted, inConversation, 1],
    ["redacted words outside of a thread", { ...redacted, html: "<p>…</p>" }, null, 0],
    ["words that wait to be sent", { ...words, pending: true }, inConversation, 0],
  ] as const)("%s", (_, one, thread, rows) => {
    expect(rowsOf(one, thread)).toHaveLength(rows);
    expect(hasMenu()).toBe(rows > 0);
  });
});
