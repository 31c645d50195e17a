// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { afterPaint } from "@/components/ui/after-paint";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { UnlinkDialog } from "./unlink-dialog";

afterEach(cleanup);

it("unlinks the conversation that is picked, and closes", async () => {
  const perform = vi.fn(async () => null);
  const closed = vi.fn();
  const ticket = ticketOf({ category: "Tracker", conversationIds: ["3", "41"] });
  render(<UnlinkDialog ticket={ticket} perform={perform} onClose={closed} />);
  await new Promise<void>((shown) => void afterPaint(shown));
  fireEvent.change(screen.getByRole("combobox", { hidden: true }), { target: { value: "41" } });
  const options = await screen.findAllByRole("option", { hidden: true });
  expect(options.map(({ textContent }) => textContent)).toEqual(["Conversation 41"]);
  expect(perform).not.toHaveBeenCalled();
  if (options[0]) fireEvent.click(options[0]);
  expect(perform.mock.calls).toEqual([[ticket, { kind: "unlink", conversationId: "41" }]]);
  expect(closed).toHaveBeenCalledOnce();
});
