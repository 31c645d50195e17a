import type { Page } from "@playwright/test";
import type { TestProvider } from "@/lib/server/testing/oidc-provider";
import { expectAccessible } from "./axe";
import { begun, expect, test } from "./fixtures";

/** To the provider, which asks who one is, as it would anybody who has not been there. */
const goToProvider = async (page: Page, { issuer }: TestProvider): Promise<void> => {
  await page.context().clearCookies({ domain: new URL(issuer).hostname });
  await page.getByRole("button", { name: "Continue with Acme Login" }).click();
  await page.waitForURL(`${issuer}/**`);
};

/** Nobody gets in by it, the password still does, and what one wanted to see is kept. */
const refusedWith = async (page: Page, title: string): Promise<void> => {
  await page.waitForURL(/\/sign-in\?/);
  await begun(page);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: title })).toBeVisible();
};

test("a member signs in by the provider of their company and stands where they wanted to go", async ({
  page,
  provider,
}) => {
  await page.goto("/queue?q=state%3Aopen");
  await goToProvider(page, provider);
  await page.getByRole("button", { name: "agent" }).click();
  await page.waitForURL(/\/queue\?q=state/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/queue/);
});

test("somebody whom the provider knows and nobody here invited gets a page that says so, and no account", async ({
  page,
  provider,
}) => {
  await page.goto("/queue?q=state%3Aopen");
  await goToProvider(page, provider);
  await page.getByRole("button", { name: "stranger" }).click();
  await refusedWith(page, "There is no account for you here");
  await expect(page.getByText("Ask an owner of this Switchyard")).toBeVisible();
  await expectAccessible(page, "the page of a refused sign-in");
  await page.goto("/queue");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an address that is not confirmed, a no, and a provider that is away each have words of their own", async ({
  page,
  provider,
}) => {
  const begin = async (who: string) => {
    await page.goto("/sign-in?next=%2Fdrafts");
    await goToProvider(page, provider);
    await page.getByRole("button", { name: who }).click();
  };
  await begin("unconfirmed");
  await refusedWith(page, "Your e-mail address is not confirmed");
  await begin("cancel");
  await refusedWith(page, "You are not signed in");
  await expect(page.getByText("they said no")).toHaveCount(0);
  await page.goto("/sign-in?next=%2Fdrafts");
  await goToProvider(page, provider);
  provider.spoil((request, response) => {
    if (request.url === "/token") response.destroy();
    return request.url === "/token";
  });
  await page.getByRole("button", { name: "agent" }).click();
  await refusedWith(page, "Acme Login cannot be reached");
  // The password is there all the same, and leads where one wanted to go.
  await page.getByLabel("E-mail").fill("agent@demo.test");
  await page.getByLabel("Password").fill("switchyard");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/drafts$/);
});

test("a teammate signs in with Intercom; another one whom nobody invited does not", async ({
  page,
  workspace,
}) => {
  await page.goto("/drafts");
  await page.getByRole("button", { name: "Continue with Intercom" }).click();
  await page.waitForURL(`${workspace.url}/oauth?**`);
  await page.getByRole("link", { name: /tom@demo\.test/ }).click();
  await refusedWith(page, "There is no account for you here");
  await page.getByRole("button", { name: "Continue with Intercom" }).click();
  await page.getByRole("link", { name: "Cancel" }).click();
  await refusedWith(page, "You are not signed in");
  await page.getByRole("button", { name: "Continue with Intercom" }).click();
  await page.getByRole("link", { name: /agent@demo\.test/ }).click();
  await page.waitForURL(/\/drafts$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("what somebody wrote into the address leads nowhere else, and is not shown", async ({
  page,
  provider,
  baseURL,
}) => {
  await page.goto("/sign-in?next=%2F%2Fevil.test&problem=%3Cb%3Eyour+account+is+gone&with=evil");
  await expect(page.getByText("your account is gone")).toHaveCount(0);
  await goToProvider(page, provider);
  await page.getByRole("button", { name: "agent" }).click();
  await page.waitForURL(/\/queue/);
  expect(new URL(page.url()).origin).toBe(baseURL);
});
