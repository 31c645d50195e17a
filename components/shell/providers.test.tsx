// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type HealthWatch, useHealthWatch } from "@/components/data/health";
import { recall, remember } from "@/components/data/list-memory";
import { defaultSettings } from "@/lib/api/settings-model";
import { Banner } from "./banner";
import { Providers } from "./providers";

// Nobody is there: what comes does so because there is something to say.
vi.mock("@/components/ui/when-settled", () => ({ whenSettled: () => () => undefined }));

let watch: HealthWatch | undefined;
const Watch = () => {
  watch = useHealthWatch();
  return null;
};

const page = (rejected: boolean) =>
  render(
    <Providers
      owner="ana"
      preferences={{ theme: "system" }}
      settings={defaultSettings}
      rejected={rejected}
      drawnAt={0}
    >
      <Banner />
      <Watch />
    </Providers>,
  );

let found: unknown[] = [];
/** A list: drawn with what this tab remembers of it, and remembers what is chosen. */
const List = ({ choose }: { choose: string | null }) => {
  found = [recall("chosen", "")];
  useEffect(() => {
    found = [...found, recall("chosen", "")];
    if (choose !== null) remember("chosen", "", choose);
  }, [choose]);
  return null;
};
/** A page that is loaded into this tab for `owner`, who then chooses; gives what it found at first. */
const load = (owner: string, choose: string | null = null): readonly unknown[] => {
  render(
    <Providers
      owner={owner}
      preferences={{ theme: "system" }}
      settings={defaultSettings}
      rejected={false}
      drawnAt={0}
    >
      <List choose={choose} />
    </Providers>,
  );
  cleanup();
  return found;
};

const refusedWords = /no longer accepts the access token/;
const refused = () => screen.queryByText(refusedWords);

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

describe("what a tab remembers, whichever way one came to it", () => {
  it("is there again for the same person, who had a session before the tab was opened", () => {
    load("ana", "two rows");
    expect(load("ana")).toEqual(["two rows", "two rows"]);
  });

  it("is never shown to another, who signed in here or in another tab of the browser", () => {
    load("ana", "two rows");
    expect(load("bo")).toEqual([null, null]);
    expect(load("ana")).toEqual([null, null]);
  });
});

describe("a page that is loaded while Intercom refuses the token", () => {
  it("says so without a call of its own, and before anybody is there", async () => {
    page(true);
    expect(await screen.findByText(refusedWords)).toBeDefined();
  });

  it("stops saying so when a new token is taken", async () => {
    page(true);
    await screen.findByText(refusedWords);
    act(() => watch?.accepted());
    expect(refused()).toBeNull();
  });

  it("says nothing of the kind while the token is good", () => {
    page(false);
    expect(refused()).toBeNull();
  });
});
