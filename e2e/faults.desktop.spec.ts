import type { Locator, Page } from "@playwright/test";
import { expect, type Fault, test, type Workspace } from "./fixtures";
import { awake, closeAnyway } from "./story";

/** What spoils a write before Intercom has done anything. */
const before = {
  "a 500": { kind: "status", status: 500 },
  "a connection that breaks": { kind: "reset" },
  "an HTML error page": { kind: "html" },
  "an empty 200": { kind: "empty" },
  "a 200 that is no JSON": { kind: "garbage" },
} as const;

/** What spoils only the answer, after Intercom has done it. */
const after = {
  "a 500": { kind: "status", status: 500, afterEffect: true },
  "a connection that breaks": { kind: "reset", afterEffect: true },
  "half an answer": { kind: "truncate" },
  "half an answer that nothing but the JSON gives away": { kind: "truncate", closeDelimited: true },
  "an HTML error page": { kind: "html", afterEffect: true },
  "an empty 200": { kind: "empty", afterEffect: true },
} as const;

const parts = "POST /conversations/:id/parts";
const replies = "POST /conversations/:id/reply";

let made = 0;

/** A read conversation of three days ago, so that nothing in it changes by itself, opened beside its row. */
const openOne = async (page: Page, workspace: Workspace) => {
  made += 1;
  const word = `faulty${Date.now()}x${made}`;
  // And an hour more, since the very moment of three days would turn from 2 d to 3 d while one looks.
  const threeDaysAgo = Math.floor(Date.now() / 1000) - 73 * 3600;
  const times = { created_at: threeDaysAgo, updated_at: threeDaysAgo, waiting_since: threeDaysAgo };
  const { id } = await workspace.createConversation({ body: `<p>${word}</p>`, read: true, ...times });
  await page.goto(`/queue?q=${encodeURIComponent(`state:open body:${word}`)}&c=${id}`);
  const pane = page.getByRole("main", { name: "Conversation" });
  const row = page.getByRole("option", { name: word });
  await expect(pane.getByRole("textbox")).toBeEnabled();
  await expect(row).toBeVisible();
  await expect(page.getByRole("complementary")).toContainText("This conversation");
  await awake(page);
  const said = page.getByRole("region", { name: "Messages" });
  /** Each time that Intercom was asked to do this to it. */
  const asked = async (operation: "parts" | "reply") =>
    (await workspace.ledger()).filter(
      (entry) => entry.method === "POST" && entry.path === `/conversations/${id}/${operation}`,
    );
  /** How often it has taken effect, as the thread in Intercom tells. */
  const effects = async (partType: string): Promise<number> => {
    const answer = await page.request.get(`/api/conversations/${id}?fresh=1`);
    const thread: { parts: { partType: string }[] } = await answer.json();
    return thread.parts.filter((part) => part.partType === partType).length;
  };
  return { id, word, pane, row, said, asked, effects };
};

/** What is there besides that: everything but its lines. */
const besides = async (pane: Locator, that: Locator): Promise<string> => {
  const lines = new Set((await that.ariaSnapshot()).split("\n").map((line) => line.trim()));
  const all = (await pane.ariaSnapshot()).split("\n");
  return all.filter((line) => !lines.has(line.trim())).join("\n");
};

const closeIt = async (pane: Awaited<ReturnType<typeof openOne>>["pane"]) => {
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  await closeAnyway(pane.page());
};

test.describe("closing", () => {
  test.beforeEach(async ({ sessionOf }) => sessionOf("agent"));

  for (const [name, fault] of Object.entries(before)) {
    test(`after ${name} one looks, does it once more, and it is done once`, async ({ page, workspace }) => {
      const { pane, said, row, asked, effects } = await openOne(page, workspace);
      await workspace.faults({ match: parts, ...fault });
      await closeIt(pane);
      await expect(said).toContainText("Closed");
      await expect(row).toHaveCount(0);
      expect(await asked("parts")).toHaveLength(2);
      expect(await effects("close")).toBe(1);
    });

    test(`after ${name} twice everything is as before, and one looks before doing it again`, async ({
      page,
      workspace,
    }) => {
      const { pane, said, row, asked, effects } = await openOne(page, workspace);
      const [paneBefore, rowBefore] = [await pane.ariaSnapshot(), await row.ariaSnapshot()];
      await workspace.faults({ match: parts, times: 2, ...fault });
      await closeIt(pane);
      await expect(said).toContainText("did not say whether it did this");
      await expect(row).toBeVisible();
      const strip = pane.getByRole("status").filter({ hasText: "did not say whether it did this" });
      expect(await besides(pane, strip)).toBe(paneBefore);
      await expect(row).toContainText("Outcome unknown");
      expect((await row.ariaSnapshot()).replaceAll(" Outcome unknown", "")).toBe(rowBefore);
      expect(await asked("parts")).toHaveLength(2);
      expect(await effects("close")).toBe(0);

      await said.getByRole("button", { name: "Look again" }).click();
      await expect(said).toContainText("It did not reach Intercom");
      expect(await asked("parts")).toHaveLength(2);
      await said.getByRole("button", { name: "Try again" }).click();
      await expect(said).toContainText("Closed");
      await expect(row).toHaveCount(0);
      expect(await effects("close")).toBe(1);
    });
  }

  for (const [name, fault] of Object.entries(after)) {
    test(`${name} after it was done is seen to be done, and it is not done twice`, async ({
      page,
      workspace,
    }) => {
      const { pane, said, row, asked, effects } = await openOne(page, workspace);
      await workspace.faults({ match: parts, ...fault });
      await closeIt(pane);
      await expect(said).toContainText("Closed");
      await expect(row).toHaveCount(0);
      await expect(pane.getByRole("button", { name: "Open again" })).toBeVisible();
      expect(await asked("parts")).toHaveLength(1);
      expect(await effects("close")).toBe(1);
    });
  }

  test("a refusal is said in Intercom's words and takes everything back", async ({ page, workspace }) => {
    const { pane, said, row, asked } = await openOne(page, workspace);
    const [paneBefore, rowBefore] = [await pane.ariaSnapshot(), await row.ariaSnapshot()];
    const refusal: Fault = { match: parts, kind: "status", status: 422, code: "parameter_invalid" };
    await workspace.faults({ ...refusal, message: "A workflow holds this conversation" });
    await closeIt(pane);
    await expect(said).toContainText("Close failed for “");
    await expect(said).toContainText("A workflow holds this conversation");
    await expect(row).toBeVisible();
    expect(await pane.ariaSnapshot()).toBe(paneBefore);
    expect(await row.ariaSnapshot()).toBe(rowBefore);
    expect(await asked("parts")).toHaveLength(1);
  });

  test("a 429 that ends soon is waited for", async ({ page, workspace }) => {
    const { pane, said, asked } = await openOne(page, workspace);
    const reset = String(Math.ceil(Date.now() / 1000) + 3);
    await workspace.faults({
      match: parts,
      kind: "status",
      status: 429,
      headers: { "x-ratelimit-reset": reset },
    });
    await closeIt(pane);
    await expect(said).toContainText("Closed");
    expect((await asked("parts")).map((entry) => entry.status)).toEqual([429, 200]);
  });

  const long = {
    "a 429 that ends in 14 s": () => ({
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 14),
    }),
    "a 429 that does not say when it ends": () => ({ "x-ratelimit-reset": "" }),
  };
  for (const [name, headers] of Object.entries(long)) {
    test(`${name} is said with the wait, changes nothing, and can be tried again`, async ({
      page,
      workspace,
    }) => {
      const { pane, said, row, asked, effects } = await openOne(page, workspace);
      const paneBefore = await pane.ariaSnapshot();
      await workspace.faults({ match: parts, kind: "status", status: 429, headers: headers() });
      await closeIt(pane);
      await expect(said).toContainText(
        /Close failed for “.*”\. .* Try again in \d+ s; nothing was changed\./,
      );
      await expect(row).toBeVisible();
      expect(await pane.ariaSnapshot()).toBe(paneBefore);
      const banner = page.getByRole("status").filter({ hasText: "Intercom asks to wait" });
      await expect(banner).toHaveCount(1);
      // What runs down is not read out each second.
      await expect(banner.locator('[aria-live="off"]')).toHaveText(/^Going on in \d+ s\.$/);
      expect(await asked("parts")).toHaveLength(1);

      await expect(banner).toHaveCount(0, { timeout: 25_000 });
      await said.getByRole("button", { name: "Try again" }).click();
      await expect(said).toContainText("Closed");
      expect(await effects("close")).toBe(1);
    });
  }
});

test.describe("replying", () => {
  test.beforeEach(async ({ sessionOf }) => sessionOf("agent"));

  for (const [name, fault] of Object.entries(after)) {
    test(`${name} after it went out is found in the thread and never sent again`, async ({
      page,
      workspace,
    }) => {
      const { pane, said, asked } = await openOne(page, workspace);
      await workspace.faults({ match: replies, ...fault });
      await pane.getByRole("textbox").fill("We have sent a new one today.");
      await pane.getByRole("button", { name: "Send", exact: true }).click();
      await expect(said).toContainText("Reply sent");
      await expect(pane.getByText("We have sent a new one today.")).toHaveCount(1);
      await expect(pane.getByRole("textbox")).toHaveValue("");
      expect(await asked("reply")).toHaveLength(1);
    });
  }

  for (const [name, fault] of Object.entries(before)) {
    test(`${name} is shown as unknown, looked for, and only a person sends it again`, async ({
      page,
      workspace,
    }) => {
      const { pane, said, asked, effects } = await openOne(page, workspace);
      await workspace.faults({ match: replies, ...fault });
      await pane.getByRole("textbox").fill("We have sent a new one today.");
      await pane.getByRole("button", { name: "Send", exact: true }).click();
      const line = pane.getByRole("region", { name: "On its way" });
      await expect(line).toContainText("Nobody knows yet whether the reply went out", { timeout: 25_000 });
      expect(await asked("reply")).toHaveLength(1);
      expect(await effects("comment")).toBe(0);

      await line.getByRole("button", { name: "Look again" }).click();
      await expect(line).toContainText("It did not reach Intercom", { timeout: 25_000 });
      expect(await asked("reply")).toHaveLength(1);
      await line.getByRole("button", { name: "Send again" }).click();
      await expect(said).toContainText("Reply sent");
      await expect(pane.getByRole("textbox")).toHaveValue("");
      expect(await asked("reply")).toHaveLength(2);
      expect(await effects("comment")).toBe(1);
    });
  }

  test("a refused reply keeps its words through a reload", async ({ page, workspace }) => {
    const { pane, asked } = await openOne(page, workspace);
    await workspace.faults({ match: replies, kind: "status", status: 422, code: "parameter_invalid" });
    await pane.getByRole("textbox").fill("Words that must not be lost.");
    await pane.getByRole("button", { name: "Send", exact: true }).click();
    const line = pane.getByRole("region", { name: "On its way" });
    await expect(line).toContainText("Reply was not sent");
    await page.reload();
    await line.getByRole("button", { name: "Edit" }).click();
    await expect(pane.getByRole("textbox")).toHaveValue("Words that must not be lost.");
    await page.reload();
    await expect(pane.getByRole("textbox")).toHaveValue("Words that must not be lost.");
    expect(await asked("reply")).toHaveLength(1);
  });
});
