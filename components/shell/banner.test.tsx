// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { defaultSettings } from "@/lib/api/settings-model";
import { Banner } from "./banner";
import { Providers } from "./providers";

vi.stubGlobal("fetch", () => new Promise(() => {}));

vi.mock("./banner-line", () => {
  throw new Error("Failed to fetch dynamically imported module");
});

const goOffline = (isOff: boolean) =>
  act(() => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(!isOff);
    dispatchEvent(new Event(isOff ? "offline" : "online"));
  });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("says that there is no network though what draws it could not come", async () => {
  render(
    <Providers
      owner="ana"
      preferences={{ theme: "system" }}
      settings={defaultSettings}
      rejected={false}
      drawnAt={0}
    >
      <Banner />
    </Providers>,
  );
  act(() => void dispatchEvent(new Event("pointermove")));
  goOffline(true);
  expect((await screen.findByRole("status")).textContent).toBe("You are offline.");
  goOffline(false);
  expect(screen.getByRole("status").textContent).toBe("");
});
