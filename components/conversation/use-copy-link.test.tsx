// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import type { Part } from "@/lib/conversation/model";
import { ThreadContext } from "./thread-port";
import { useCopyLink } from "./use-copy-link";

const part: Part = {
  id: "12",
  partType: "comment",
  author: { kind: "contact", id: "1", name: "Nora", email: null },
  createdAt: 0,
  html: "<p>Hi</p>",
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
};

const Subject = ({ of }: { of: Part }) =>
  useCopyLink(of).map(({ id, label, onSelect }) => (
    <button key={id} type="button" onClick={onSelect}>
      {label}
    </button>
  ));

const show = (of: Part, conversationId: string | null = "7") =>
  render(
    <ToastProvider>
      <ThreadContext value={conversationId === null ? null : { conversationId, parts: () => [] }}>
        <Subject of={of} />
      </ThreadContext>
    </ToastProvider>,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the row that copies a link", () => {
  it("copies the whole address of that message, and says so", async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    show(part);
    fireEvent.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText("Link to this message copied")).not.toBeNull();
    expect(writeText).toHaveBeenCalledWith(`${location.origin}/conversations/7#part-12`);
  });

  it("is not there for what Intercom has no address for yet, nor outside of a thread", () => {
    show({ ...part, pending: true });
    expect(screen.queryByRole("button")).toBeNull();
    cleanup();
    show(part, null);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
