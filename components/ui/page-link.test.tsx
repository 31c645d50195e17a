// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PageLink, type PageLinkProps } from "./page-link";

afterEach(cleanup);

const nothing = () => undefined;
const link = (onClick: PageLinkProps["onClick"] = nothing) => {
  const push = vi.fn();
  const router: AppRouterInstance = {
    bfcacheId: "",
    back: nothing,
    forward: nothing,
    refresh: nothing,
    replace: nothing,
    prefetch: nothing,
    push,
  };
  render(
    <AppRouterContext value={router}>
      <PageLink href="/settings" onClick={onClick}>
        Settings
      </PageLink>
    </AppRouterContext>,
  );
  return { push, element: screen.getByRole("link", { name: "Settings" }) };
};

describe("PageLink", () => {
  it("goes to another page of ours without loading everything anew", () => {
    const { push, element } = link();
    expect(fireEvent.click(element)).toBe(false);
    expect(push.mock.calls).toEqual([["/settings"]]);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }])(
    "leaves a new tab, a window or a download to the browser: %o",
    (modifier) => {
      const { push, element } = link();
      element.addEventListener("click", (event) => event.preventDefault(), { once: true });
      fireEvent.click(element, modifier);
      expect(push).not.toHaveBeenCalled();
    },
  );

  it("does nothing more where the press has done something else already", () => {
    const { push, element } = link((event) => event.preventDefault());
    fireEvent.click(element);
    expect(push).not.toHaveBeenCalled();
  });
});
