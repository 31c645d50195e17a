import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, vi } from "vitest";
import { ActionsContext, type ActionsPort } from "@/components/data/actions-port";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import type { Workspace } from "@/lib/api/workspace";

type Around = {
  readonly workspace?: Workspace;
  readonly port?: ActionsPort;
  readonly settings?: Partial<Settings>;
};

/** Draws a part of the panel in all that it needs. Its queries ask `fetch`, once each. */
export const showPart = (
  part: ReactNode,
  { workspace = workspaceWith(), port = idlePort(), settings = {} }: Around = {},
) => {
  notifyManager.setScheduler(queueMicrotask);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  const around = (shown: ReactNode) => (
    <QueryClientProvider client={client}>
      <ToastProvider>
        <SettingsProvider initial={{ ...defaultSettings, ...settings }}>
          <ActionsContext value={port}>{shown}</ActionsContext>
        </SettingsProvider>
      </ToastProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(around(part));
  return { client, next: (shown: ReactNode) => rerender(around(shown)) };
};

/** What a row says: of a time the moment, of a link what stands on it. */
const saidIn = (row: Element | null | undefined): string =>
  row?.querySelector("time")?.dateTime ?? row?.querySelector("a bdi")?.textContent ?? row?.textContent ?? "";

/** All labels on the page with what stands beside them. */
export const shownFacts = (): Record<string, string> =>
  Object.fromEntries(
    [...document.querySelectorAll("dt")].map((label) => [
      label.textContent ?? "",
      saidIn(label.nextElementSibling),
    ]),
  );

export const momentOf = (at: number): string => new Date(at * 1000).toISOString();

/** A contact of whom nothing is known, but for the id. */
export const nobody = {
  role: "user",
  externalId: null,
  name: null,
  email: null,
  phone: null,
  ownerId: null,
  location: null,
  timeZone: null,
  language: null,
  browser: null,
  os: null,
  createdAt: null,
  lastSeenAt: null,
  signedUpAt: null,
  lastRepliedAt: null,
  lastContactedAt: null,
  unsubscribed: false,
  mailBounces: false,
  markedSpam: false,
  profiles: [],
  fetchedAtMs: 0,
  stale: false,
};

/** A contact's id. */
export const noraId = "65a1c0d2e4b0f1a2b3c4d501";

/** Somebody who takes part without being a teammate of Intercom. */
export const viewer = workspaceWith({ me: { teammateId: null } });

/** The button that folds a section, with what is said beside its title. */
export const titleOf = (section: string): string | null =>
  screen.getByRole("button", { name: new RegExp(`^${section}`) }).textContent;

/**
 * What the server says in each test of a file, by address or by path without the query; a number is a refusal by that status, and of
 * what is not here no answer comes.
 */
export const servePanel = () => {
  const served: { answers: Record<string, unknown>; asked: string[] } = { answers: {}, asked: [] };
  const refusal = { error: { code: "intercom_unavailable", message: "Intercom rests." } };
  beforeEach(() => {
    served.answers = {};
    served.asked = [];
    vi.stubGlobal("fetch", async (url: string) => {
      served.asked.push(url);
      const body = served.answers[url] ?? served.answers[url.split("?")[0] ?? ""];
      if (body === undefined) return new Promise(() => undefined);
      return typeof body === "number" ? Response.json(refusal, { status: body }) : Response.json(body);
    });
    HTMLElement.prototype.hidePopover = () => undefined;
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.unstubAllGlobals();
  });
  return served;
};
