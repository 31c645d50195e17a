// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { TicketMovedDialog } from "./ticket-dialogs";
import { ticketOnScreen } from "./ticket-on-screen";

afterEach(cleanup);

const shown = (goAhead: () => void) => {
  const ticket = ticketOf();
  const moved = { ticket, action: { kind: "close" }, seen: ticketOnScreen(ticket), goAhead } as const;
  return (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <textarea aria-label="Field" />
      {goAhead === nothing ? null : <TicketMovedDialog moved={moved} onClose={nothing} />}
    </QueryClientProvider>
  );
};
const nothing = () => undefined;

it.each([
  [false, 1],
  [true, 0],
])(
  "takes the letter for an answer only from who is not writing when it opens (writing: %s)",
  (writes, times) => {
    const goAhead = vi.fn();
    const { rerender } = render(shown(nothing));
    if (writes) screen.getByRole("textbox", { name: "Field" }).focus();
    rerender(shown(goAhead));
    const asked = screen.getByRole("dialog", { name: "It changed since you looked" });
    fireEvent.keyDown(asked, { key: "y" });
    expect(goAhead).toHaveBeenCalledTimes(times);
    expect(document.activeElement?.tagName).toBe(writes ? "P" : "BUTTON");
    const ahead = screen.getByRole("button", { name: /anyway/ });
    expect(ahead.getAttribute("aria-keyshortcuts")).toBe(writes ? null : "y");
    expect(ahead.querySelector("kbd") === null).toBe(writes);
  },
);
