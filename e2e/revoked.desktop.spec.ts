import type { Page } from "@playwright/test";
import { expect, test, type Workspace } from "./fixtures";
import { closeAnyway } from "./story";

const banner = (page: Page) =>
  page.getByRole("status").filter({ hasText: "Intercom no longer accepts the access token" });

const seqNow = async (workspace: Workspace): Promise<number> => (await workspace.ledger()).at(-1)?.seq ?? 0;

/** What Intercom was asked after `seq`, apart from the control itself. */
const askedSince = async (workspace: Workspace, seq: number) =>
  (await workspace.ledger()).filter((entry) => entry.seq > seq);

const openNew = async (page: Page, workspace: Workspace) => {
  const { id } = await workspace.createConversation({ body: "<p>Where is my parcel?</p>", read: true });
  await page.goto(`/conversations/${id}`);
  const pane = page.getByRole("main", { name: "Conversation" });
  await expect(pane.getByRole("textbox")).toBeEnabled();
  return { id, pane };
};

/** What the app of this worker connects with. */
let inUse = "demo-token";

test.describe("the token is revoked", () => {
  test("one banner says so, Intercom is left alone, and an owner's new token puts it right", async ({
    page,
    workspace,
    signInAs,
  }) => {
    await signInAs("owner");
    await expect(page.getByRole("option").first()).toBeVisible();
    // Still a `demo-token` for the stories that look whether it leaks.
    const next = `demo-token-${Date.now()}`;
    const seq = await seqNow(workspace);
    await workspace.control("POST", "/token", { revoked: true });
    try {
      await page.getByRole("option").first().click();
      await expect(banner(page)).toHaveCount(1);
      for (const view of ["all-open", "snoozed", "mine", "unassigned"]) {
        await page.goto(`/queue/${view}`);
        await expect(banner(page)).toHaveCount(1);
      }
      await page.reload();
      await expect(banner(page)).toHaveCount(1);
      const refused = (await askedSince(workspace, seq)).filter((entry) => entry.status === 401);
      // Those that were under way together when the first came back, and a probe each 30 s.
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThanOrEqual(8);

      await banner(page).getByRole("link", { name: "Give a new token" }).click();
      await expect(page).toHaveURL(/\/settings/);
      await workspace.control("POST", "/token", { token: next });
      await page.getByLabel("New access token").fill("not-the-token");
      await page.getByRole("button", { name: "Replace the token" }).click();
      await expect(page.getByLabel("New access token")).toHaveAccessibleDescription(/token/i);
      await expect(page.getByLabel("New access token")).toHaveAttribute("aria-invalid", "true");
      await page.getByLabel("New access token").fill(next);
      await page.getByRole("button", { name: "Replace the token" }).click();
      await expect(page.getByRole("region", { name: "Messages" })).toContainText("The new token is in use.");
      inUse = next;
      await expect(page.getByLabel("New access token")).toHaveValue("");
    } finally {
      // Also where this failed half way: other stories go on with the same app.
      await workspace.control("POST", "/token", { token: inUse });
    }
    await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
    await page.goto("/queue/all-open");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
  });
});

test.describe("what is not there", () => {
  test.beforeEach(async ({ signInAs }) => signInAs("agent"));

  test("a conversation that was deleted while open is said to be gone", async ({ page, workspace }) => {
    const { id, pane } = await openNew(page, workspace);
    const gone = { kind: "status", status: 404, code: "not_found", times: null };
    await workspace.faults(
      { match: `* /conversations/${id}`, ...gone },
      { match: `* /conversations/${id}/parts`, ...gone },
    );
    await pane.getByRole("textbox").fill("We are looking for it.");
    await pane.getByRole("button", { name: "Close", exact: true }).click();
    await closeAnyway(page);
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("Close failed for “");
    await expect(page.getByRole("alert").filter({ hasText: "This conversation is gone" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "What you had written" })).toHaveValue(
      "We are looking for it.",
    );
    await page.getByRole("button", { name: "Back to the queue" }).click();
    await expect(page).toHaveURL(/\/queue/);
  });

  test("an id that never was is said to be gone", async ({ page }) => {
    await page.goto("/conversations/99999999999");
    await expect(page.getByRole("alert").filter({ hasText: "This conversation is gone" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Back to the queue" })).toBeVisible();
  });

  for (const address of [
    "/conversations/..%2Fadmins",
    "/conversations/%zz",
    "/conversations/1%2F..%2F..%2Fadmins",
    "/conversations/1%3Fa=b",
    "/tickets/..%2Fadmins",
    "/api/conversations/1%2F..%2Fadmins",
    "/api/conversations/..%2Fadmins",
    "/api/conversations/%zz",
    "/api/tickets/..%2Fadmins",
    "/api/contacts/..%2Fadmins",
  ]) {
    test(`${address} is refused, and nothing of it reaches Intercom`, async ({ page, workspace, stack }) => {
      await expect(page.getByRole("option").first()).toBeVisible();
      const seq = await seqNow(workspace);
      const answer = await page.request.get(stack.appUrl + address, { maxRedirects: 0 });
      expect(answer.status()).toBeGreaterThanOrEqual(400);
      expect(answer.status()).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/at .*\.(?:js|ts):\d+/);
      const asked = (await askedSince(workspace, seq)).filter(
        (entry) =>
          entry.method === "GET" && /^\/(?:conversations|tickets|contacts)\/|\.\.|%2f/i.test(entry.path),
      );
      // What the queue asks for by itself stays; none of it is an item.
      expect(asked.filter((entry) => /admins|\.\.|%/i.test(entry.path))).toEqual([]);
    });
  }
});

test.describe("the session has ended", () => {
  test("an action leads to signing in, and afterwards the draft is still there", async ({
    page,
    context,
    workspace,
    sessionOf,
  }) => {
    await sessionOf("agent");
    const { id, pane } = await openNew(page, workspace);
    await pane.getByRole("textbox").fill("It left us yesterday.");
    await expect(pane.getByText(/^Draft kept/)).toBeVisible();
    await pane.getByRole("button", { name: "Close", exact: true }).click();
    const anyway = page
      .getByRole("dialog", { name: "Before you close" })
      .getByRole("button", { name: /^Close (anyway|all)/ });
    await expect(anyway).toBeVisible();
    // The last thing before it: the page asks for news of its own, and would notice by itself.
    await context.clearCookies();
    await anyway.click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole("status").filter({ hasText: "Your session has ended" })).toBeVisible();
    await page.getByLabel("E-mail").fill("agent@demo.test");
    await page.getByLabel("Password").fill("switchyard");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/conversations/${id}`));
    await expect(pane.getByRole("textbox")).toHaveValue("It left us yesterday.");
    await expect(pane.getByRole("button", { name: "Close", exact: true })).toBeVisible();
  });
});
