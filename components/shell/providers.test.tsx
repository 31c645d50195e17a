// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type HealthWatch, useHealthWatch } from "@/components/data/health";
import { defaultSettings } from "@/lib/api/settings-model";
import { Banner } from "./banner";
import { Providers } from "./providers";

let watch: HealthWatch | undefined;
const Watch = () => {
  watch = useHealthWatch();
  return null;
};

const page = (rejected: boolean) =>
  render(
    <Providers preferences={{ theme: "system" }} settings={defaultSettings} rejected={rejected} drawnAt={0}>
      <Banner />
      <Watch />
    </Providers>,
  );

const refused = () => screen.queryByText(/no longer accepts the access token/);

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a page that is loaded while Intercom refuses the token", () => {
  it("says so at once, before any call of its own", () => {
    page(true);
    expect(refused()).not.toBeNull();
  });

  it("stops saying so when a new token is taken", () => {
    page(true);
    act(() => watch?.accepted());
    expect(refused()).toBeNull();
  });

  it("says nothing of the kind while the token is good", () => {
    page(false);
    expect(refused()).toBeNull();
  });
});
