// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import type { Attachment } from "@/lib/conversation/model";
import { part } from "@/lib/conversation/testing/part";
import { Attachments } from "./attachments";
import { ThreadContext } from "./thread-port";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const picture = (name: string): Attachment => ({
  name,
  href: `/api/media?u=${name}&name=${name}`,
  preview: `/api/media?u=${name}`,
  contentType: "image/png",
  sizeBytes: 2048,
  width: 300,
  height: 200,
});
const pdf: Attachment = {
  name: "invoice.pdf",
  href: "/api/media?u=invoice&name=invoice.pdf",
  contentType: "application/pdf",
  sizeBytes: 1_500_000,
  width: null,
  height: null,
};

const show = (attachments: readonly Attachment[], others: readonly Attachment[] = []) => {
  const redacted = part({ id: "0", redacted: true, attachments: [picture("gone.png")] });
  const parts = [redacted, part({ id: "1", attachments: others }), part({ id: "2", attachments })];
  render(
    <ToastProvider>
      <ThreadContext value={{ conversationId: "7", parts: () => parts }}>
        <Attachments attachments={attachments} />
      </ThreadContext>
    </ToastProvider>,
  );
};

describe("attachments", () => {
  it("have type, name and size, and pictures are shown small", () => {
    show([pdf, picture("cat.png"), { ...pdf, name: "lost.doc", href: null, sizeBytes: null }]);
    const list = screen.getByRole("list", { name: "Attachments" });
    expect(within(list).getByRole("link", { name: /PDF.*invoice\.pdf.*1\.5 MB/ })).toBeDefined();
    expect(within(list).getByRole("button", { name: "Open cat.png 2 KB" })).toBeDefined();
    expect(list.textContent).toContain("size unknown · cannot be downloaded");
    const image = list.querySelector("img");
    expect([image?.getAttribute("src"), image?.getAttribute("loading")]).toEqual([
      "/api/media?u=cat.png",
      "lazy",
    ]);
  });

  it("that cannot be had say why, instead of a download that fails without a word", async () => {
    const answer = { error: { code: "not_found", message: "This file is gone.", requestId: "r" } };
    vi.stubGlobal("fetch", async () => Response.json(answer, { status: 404 }));
    show([pdf]);
    fireEvent.click(screen.getByRole("link", { name: /invoice/ }));
    await waitFor(() =>
      expect(screen.getByRole("region", { name: "Messages" }).textContent).toContain(
        "invoice.pdf cannot be downloaded. This file is gone.",
      ),
    );
  });

  it("are asked for once however often they are pressed, and by the browser alone in a tab of their own", async () => {
    let asked = 0;
    vi.stubGlobal("fetch", () => {
      asked += 1;
      return new Promise(() => undefined);
    });
    show([pdf]);
    const link = screen.getByRole("link", { name: /invoice/ });
    for (const press of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }])
      expect(fireEvent.click(link, press)).toBe(true);
    expect(asked).toBe(0);
    expect(fireEvent.click(link)).toBe(false);
    fireEvent.click(link);
    expect(asked).toBe(1);
  });

  it("whose picture cannot be had say so in its place", async () => {
    vi.stubGlobal("fetch", async () =>
      Response.json(
        { error: { code: "not_found", message: "This file is gone.", requestId: "r" } },
        { status: 404 },
      ),
    );
    show([picture("cat.png")]);
    const image = document.querySelector("img");
    if (image) fireEvent.error(image);
    expect(await screen.findByText("This file is gone.")).toBeDefined();
  });
});

describe("the gallery", () => {
  const open = async (name: string) => {
    fireEvent.click(screen.getByRole("button", { name: new RegExp(`Open ${name}`) }));
    return screen.findByRole("dialog");
  };
  const shown = () => within(screen.getByRole("dialog")).getByRole("img").getAttribute("alt");

  it("goes through all pictures of the conversation by keys and buttons, and no further", async () => {
    show([picture("b.png"), picture("c.png")], [picture("a.png")]);
    const dialog = await open("b.png");
    expect(dialog.textContent).toContain("2 of 3");
    expect(shown()).toBe("b.png");
    const press = (key: string) => fireEvent.keyDown(within(dialog).getByRole("img"), { key });
    press("ArrowRight");
    expect(shown()).toBe("c.png");
    press("ArrowRight");
    expect(shown()).toBe("c.png");
    press("Home");
    expect(shown()).toBe("a.png");
    press("End");
    expect(shown()).toBe("c.png");
    fireEvent.click(within(dialog).getByRole("button", { name: "Previous" }));
    expect(shown()).toBe("b.png");
    expect(dialog.textContent).toContain("PNG · 2 KB · 300 × 200");
    expect(within(dialog).getByRole("link", { name: "Download" }).getAttribute("download")).toBe("b.png");
  });

  it("is swiped through, and a picture in its own size is scrolled instead", async () => {
    show([picture("a.png"), picture("b.png")]);
    const dialog = await open("a.png");
    const swipe = (from: number, to: number, { down = 0, fingers = 1 } = {}) => {
      const at = within(dialog).getByRole("img");
      const touch = (clientX: number, clientY: number) => ({ clientX, clientY, identifier: 1, target: at });
      fireEvent.touchStart(at, { touches: Array.from({ length: fingers }, () => touch(from, 50)) });
      fireEvent.touchEnd(at, { changedTouches: [touch(to, 50 + down)] });
    };
    swipe(200, 100, { down: 150 });
    expect(shown()).toBe("a.png");
    swipe(200, 100, { fingers: 2 });
    expect(shown()).toBe("a.png");
    swipe(200, 100);
    expect(shown()).toBe("b.png");
    swipe(100, 120);
    expect(shown()).toBe("b.png");
    fireEvent.click(within(dialog).getByRole("button", { name: "Actual size" }));
    swipe(100, 250);
    expect(shown()).toBe("b.png");
    fireEvent.keyDown(within(dialog).getByRole("img"), { key: "ArrowLeft" });
    expect(shown()).toBe("b.png");
    fireEvent.click(within(dialog).getByRole("button", { name: "Fit to the window" }));
    swipe(100, 250);
    expect(shown()).toBe("a.png");
  });
});
