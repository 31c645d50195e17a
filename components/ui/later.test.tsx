// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { afterPaint } from "./after-paint";
import { Later } from "./later";

afterEach(cleanup);

it("keeps the place until what stands beside it has been painted, and is drawn then", async () => {
  render(
    <>
      <p>words</p>
      <Later before={<p>place</p>}>
        <p>panel</p>
      </Later>
    </>,
  );
  expect(screen.getByText("words")).toBeDefined();
  expect(screen.getByText("place")).toBeDefined();
  expect(screen.queryByText("panel")).toBeNull();
  await act(() => new Promise<void>((shown) => void afterPaint(shown)));
  expect(screen.getByText("panel")).toBeDefined();
  expect(screen.queryByText("place")).toBeNull();
});
