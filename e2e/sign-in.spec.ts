import { expect, test } from "./fixtures";

test("a member signs in and stands before the queue", async ({ page, signInAs }) => {
  await signInAs("agent");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a wrong password is refused without saying which part was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("agent@demo.test");
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("without a session the queue leads to the sign-in page", async ({ page }) => {
  await page.goto("/queue");
  await expect(page).toHaveURL(/\/sign-in/);
});
