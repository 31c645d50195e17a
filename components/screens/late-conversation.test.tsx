// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { LateConversation } from "./late-conversation";
import { PanePlace } from "./pane-place";

vi.mock("./open-conversation", () => new Promise(() => undefined));
afterEach(cleanup);

it("has its name and the way back while its code is on its way, as it covers the list of a phone", () => {
  const onClose = vi.fn();
  render(
    <HotkeysProvider singleKeys>
      <PanePlace pane={LateConversation} id="1" known="Charged twice" atOnce={false} onClose={onClose} />
    </HotkeysProvider>,
  );
  expect(screen.getByRole("status").textContent).toBe("Loading the conversation");
  expect(screen.getByText("Charged twice")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Back to the queue" }));
  expect(onClose).toHaveBeenCalledOnce();
});
