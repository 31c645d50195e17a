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

test("what is filled in before the program behind the page has begun counts, and is never sent by the browser itself", async ({
  page,
}) => {
  // The page is in sight, but nothing of its program has arrived.
  let letThrough = () => {};
  const begins = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/chunks/**", async (route) => {
    await begins;
    await route.continue();
  });
  const written: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) written.push(request.url());
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill("agent@demo.test");
  await page.getByLabel("Password").fill("switchyard");
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeDisabled();
  letThrough();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/queue/);
  expect(written.filter((address) => address.includes("switchyard"))).toEqual([]);
});
