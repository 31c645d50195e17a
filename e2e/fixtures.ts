import { test as base, expect, type Page } from "@playwright/test";
import { startOidcProvider, type TestProvider } from "@/lib/server/testing/oidc-provider";

export { expect };

/** The members that `npm run demo` makes, by the part before `@demo.test`. */
export type Role = "agent" | "lead" | "owner";

/** One app over one demo workspace. Each Playwright worker has its own, so what a story breaks it breaks for itself. */
type Stack = { readonly appUrl: string; readonly workspaceUrl: string; readonly oidcPort: number };

/** A request that the workspace got, oldest first. `at` is in unix milliseconds. */
export type LedgerEntry = {
  readonly seq: number;
  readonly method: string;
  /** As it came, with the query. */
  readonly path: string;
  /** The operation's pattern, e.g. `/conversations/:id/parts`. */
  readonly pattern: string | null;
  readonly body: unknown;
  /** Null until it was answered. */
  readonly status: number | null;
  readonly at: number;
};

/** `match` is a method and a path pattern, e.g. `POST /conversations/:id/parts`; lib/demo/faults.ts says the details. */
export type Fault = {
  readonly match: string;
  readonly times?: number | null;
  readonly kind: string;
  readonly [detail: string]: unknown;
};

/** The control of the demo workspace under `/__control`. */
export type Workspace = {
  readonly url: string;
  readonly faults: (...faults: readonly Fault[]) => Promise<void>;
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** Makes a conversation as a customer would; the shape of `input` and of the answer is the workspace's. */
  readonly createConversation: (
    input?: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly id: string }>;
  readonly control: (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;
};

const fromEnvironment = (name: string): string => {
  const given = process.env[name];
  if (!given) throw new Error("Start the stories with `npm run e2e`, which starts what they need.");
  return given;
};
const stacks = (): readonly Stack[] => JSON.parse(fromEnvironment("E2E_STACKS"));
const newApps = (): Readonly<Record<string, Stack>> => JSON.parse(fromEnvironment("E2E_NEW_APPS"));

const workspaceAt = (url: string): Workspace => {
  const control: Workspace["control"] = async (method, path, body) => {
    const response = await fetch(`${url}/__control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /__control${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  return {
    url,
    control,
    faults: async (...faults) => {
      for (const fault of faults) await control("POST", "/faults", fault);
    },
    // The workspace is ours, its answers have the shapes that its own tests hold it to.
    ledger: async () =>
      ((await control("GET", "/ledger")) as { readonly entries: readonly LedgerEntry[] }).entries,
    createConversation: async (input = {}) =>
      (await control("POST", "/conversations", input)) as { readonly id: string },
  };
};

/**
 * Waits until the program behind the page has taken over what the server drew: before that, keys and presses do nothing, and what
 * is measured may yet be replaced.
 */
export const begun = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const parts = [...document.querySelectorAll('button, input, select, textarea, [role="option"]')];
    const isTaken = (part: Element) => Object.keys(part).some((key) => key.startsWith("__reactProps"));
    return parts.every(isTaken);
  });
  // What hangs on the first drawing, such as keys, is done before the page has nothing to do.
  await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
};

/** Lets every story go on only once a page that it goes to has begun, unless it says itself what to wait for. */
export const waitForPrograms = (page: Page): void => {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    if (!options?.waitUntil) await begun(page);
    return response;
  };
  page.reload = async (options) => {
    const response = await reload(options);
    if (!options?.waitUntil) await begun(page);
    return response;
  };
};

/** Opens the queue as this member, or what stands at `address`, which a page asks to sign in for. */
export const signIn = async (page: Page, role: Role, address = "/sign-in") => {
  await page.goto(address);
  await page.getByLabel("E-mail").fill(`${role}@demo.test`);
  await page.getByLabel("Password").fill("switchyard");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/queue/);
  await begun(page);
};

/** Signs in as the form does, without a page: stories about something else need not wait for it to be drawn. */
const takeSession = async (page: Page, appUrl: string, role: Role): Promise<void> => {
  const headers = { origin: appUrl };
  const csrf = await page.request.get(`${appUrl}/api/auth/csrf`);
  const { csrfToken }: { readonly csrfToken: string } = await csrf.json();
  const form = {
    csrfToken,
    email: `${role}@demo.test`,
    password: "switchyard",
    callbackUrl: "/queue",
    json: "true",
  };
  const answer = await page.request.post(`${appUrl}/api/auth/callback/credentials`, { headers, form });
  const { url }: { readonly url: string } = await answer.json();
  expect(url, "the session of a story").toContain("/queue");
};

type Fixtures = {
  readonly workspace: Workspace;
  /** The provider of sign-ins that the app knows as "Acme Login", where `agent` and a stranger have an account. */
  readonly provider: TestProvider;
  /** An app of this project's own that nobody has set up. */
  readonly newApp: { readonly url: string; readonly workspace: Workspace };
  /** Opens the queue as this member. */
  readonly signInAs: (role: Role) => Promise<void>;
  /** Makes what is opened next be opened as this member. */
  readonly sessionOf: (role: Role) => Promise<void>;
};

export const test = base.extend<Fixtures, { readonly stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use, { parallelIndex }) => {
      const stack = stacks()[parallelIndex];
      if (!stack)
        throw new Error(`There are ${stacks().length} stacks, and this is worker ${parallelIndex + 1}.`);
      await use(stack);
    },
    { scope: "worker" },
  ],
  page: async ({ page }, use) => {
    waitForPrograms(page);
    await use(page);
  },
  baseURL: async ({ stack }, use) => use(stack.appUrl),
  workspace: async ({ stack }, use) => {
    const workspace = workspaceAt(stack.workspaceUrl);
    await use(workspace);
    await workspace.control("DELETE", "/faults");
  },
  provider: async ({ stack }, use) => {
    const provider = await startOidcProvider({
      port: stack.oidcPort,
      redirectUris: [`${stack.appUrl}/api/auth/callback/oidc`],
      people: {
        agent: { email: "agent@demo.test", email_verified: true },
        stranger: { email: "stranger@elsewhere.test", email_verified: true },
        unconfirmed: { email: "agent@demo.test", email_verified: false },
      },
    });
    await use(provider);
    await provider.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  newApp: async ({}, use, { project }) => {
    const app = newApps()[project.name];
    if (!app) throw new Error(`No new app was started for the project ${project.name}.`);
    const workspace = workspaceAt(app.workspaceUrl);
    await use({ url: app.appUrl, workspace });
    await workspace.control("DELETE", "/faults");
  },
  signInAs: async ({ page, sessionOf }, use) =>
    use(async (role) => {
      await sessionOf(role);
      await page.goto("/queue");
    }),
  sessionOf: async ({ page, stack }, use) => use((role) => takeSession(page, stack.appUrl, role)),
});
