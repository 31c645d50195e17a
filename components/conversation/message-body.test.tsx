// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { MessageBody } from "./message-body";

afterEach(cleanup);

const html =
  '<p>Thanks!</p><div data-quoted hidden="until-found">On 3 Nov Bo wrote:</div><ul><li data-quoted hidden>one</li></ul>';
const hiddenIn = (box: HTMLElement) =>
  [...box.querySelectorAll("[data-quoted]")].map((part) => part.getAttribute("hidden"));

describe("quoted history", () => {
  it("is behind a button that has a name and says whether it is open", () => {
    const { container } = render(<MessageBody html={html} showImages={false} />);
    const button = screen.getByRole("button", { name: "Show quoted text", expanded: false });
    fireEvent.click(button);
    expect(hiddenIn(container)).toEqual([null, null]);
    fireEvent.click(screen.getByRole("button", { name: "Hide quoted text", expanded: true }));
    expect(hiddenIn(container)).toEqual(["until-found", ""]);
  });

  it("opens when the browser's own search finds something in it", async () => {
    const { container } = render(<MessageBody html={html} showImages={false} />);
    const part = container.querySelector("[data-quoted]");
    if (part) fireEvent(part, new Event("beforematch", { bubbles: true }));
    expect(await screen.findByRole("button", { name: "Hide quoted text" })).toBeDefined();
    expect(hiddenIn(container)).toEqual([null, null]);
  });

  it("has no button where there is none, also when somebody writes its mark", () => {
    render(<MessageBody html={"<p>&lt;div data-quoted&gt; Thanks!</p>"} showImages={false} />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});

it("tells where a link leads once somebody is about to follow it", () => {
  render(<MessageBody html='<p><a href="https://xn--cme-5cd.com/x">go</a></p>' showImages={false} />);
  const link = screen.getByRole("link");
  expect(link.dataset.tip).toBeUndefined();
  fireEvent.focus(link);
  expect(link.dataset.tip).toBe("xn--cme-5cd.com/x");
});

it("loads images only when asked to, and only through our own address", () => {
  const images =
    '<img data-src="/api/media?u=a&amp;s=b" alt="Chart" /><img data-src="https://evil.example/x" alt="" />';
  const { container, rerender } = render(<MessageBody html={images} showImages={false} />);
  const sources = () => [...container.querySelectorAll("img")].map((image) => image.getAttribute("src"));
  expect(sources()).toEqual([null, null]);
  rerender(<MessageBody html={images} showImages />);
  expect(sources()).toEqual(["/api/media?u=a&s=b", null]);
  rerender(<MessageBody html={images} showImages={false} />);
  expect(sources()).toEqual([null, null]);
});

it("goes on to show what was asked for when its words come anew", () => {
  const words = (signature: string) =>
    `<p>Hi<img data-src="/api/media?u=${signature}" alt="" /></p><div data-quoted hidden="until-found">Old</div>`;
  const { container, rerender } = render(<MessageBody html={words("a")} showImages />);
  fireEvent.click(screen.getByRole("button", { name: "Show quoted text" }));
  rerender(<MessageBody html={words("b")} showImages />);
  expect(container.querySelector("img")?.getAttribute("src")).toBe("/api/media?u=b");
  expect(hiddenIn(container)).toEqual([null]);
});

it("leaves an image alone that came within the message", () => {
  const html = '<img src="data:image/png;base64,AA==" alt="" />';
  const { container, rerender } = render(<MessageBody html={html} showImages />);
  rerender(<MessageBody html={html} showImages={false} />);
  expect(container.querySelector("img")?.getAttribute("src")).toBe("data:image/png;base64,AA==");
});
