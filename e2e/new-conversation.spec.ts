import type { Locator, Page } from "@playwright/test";
import { problems } from "./axe";
import { expect, test, type Workspace } from "./fixtures";
import { conversationPane, openConversation, type Planted, plant, teammates, uniqueWord } from "./story";

/** The form for who stands in the panel, which is a sheet on a phone. */
const begin = async (page: Page, planted: Planted): Promise<Locator> => {
  await openConversation(page, planted);
  const way = page.getByRole("button", { name: "New conversation with Nora Field" });
  const sheet = page.getByRole("button", { name: "Contact and details" });
  await expect(way.or(sheet).first()).toBeVisible();
  if (!(await way.isVisible())) await sheet.click();
  await way.click();
  const form = page.getByRole("dialog", { name: "New conversation", exact: true });
  await expect(form).toBeVisible();
  return form;
};

const question = (page: Page): Locator => page.getByRole("dialog", { name: "Send this message?" });

const ask = async (page: Page, form: Locator): Promise<Locator> => {
  await form.getByRole("button", { name: "Send …" }).click();
  await expect(question(page)).toBeVisible();
  return question(page);
};

/** What Intercom was asked to send that has this word in it. */
const messages = async (workspace: Workspace, word: string) =>
  (await workspace.ledger())
    .filter(({ method, path }) => method === "POST" && path === "/messages")
    .filter(({ body }) => JSON.stringify(body).includes(word));

const message = (page: Page, from: string, word: string): Locator =>
  conversationPane(page)
    .getByRole("article", { name: `Message from ${from}` })
    .filter({ hasText: word });

const expectFits = async (page: Page, dialog: Locator, what: string): Promise<void> => {
  expect(await dialog.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
  expect.soft(await problems(page), what).toEqual([]);
};

test("an agent writes to a customer first, is asked before it goes out, and is led to the new conversation", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  const word = uniqueWord();
  const hostile = `<img src=x onerror="document.title='fired'"><script>document.title='fired'</script> ${word}`;
  await sessionOf("agent");
  const form = await begin(page, planted);
  await expect(form.getByRole("radio", { name: "In the contact's name" })).toBeHidden();
  await form.getByRole("radio", { name: "By e-mail" }).check();
  await form.getByRole("textbox", { name: "Your message" }).fill(hostile);
  await form.getByRole("button", { name: "Send …" }).click();
  const subject = form.getByRole("textbox", { name: "Subject" });
  await expect(subject).toHaveAccessibleDescription("An e-mail needs a subject.");
  await expect(subject).toBeFocused();
  await form.getByRole("textbox", { name: "Subject" }).fill(`Your parcel ${word}`);
  await expectFits(page, form, "the form");
  const asked = await ask(page, form);
  await expect(asked).toContainText("cannot be taken back");
  await expect(asked).toContainText(hostile);
  await expectFits(page, asked, "the question");
  await asked.getByRole("button", { name: "Go on writing" }).click();
  await expect(form.getByRole("textbox", { name: "Your message" })).toHaveValue(hostile);
  expect(await messages(workspace, word)).toEqual([]);
  await (await ask(page, form)).getByRole("button", { name: "Send now" }).dblclick();
  await expect(page).not.toHaveURL(new RegExp(`/conversations/${planted.id}$`));
  await expect(message(page, teammates.agent.name, word)).toBeVisible();
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toContainText(
    `Your parcel ${word}`,
  );
  expect(await messages(workspace, word)).toMatchObject([
    {
      status: 200,
      body: {
        message_type: "email",
        subject: `Your parcel ${word}`,
        from: { type: "admin", id: teammates.agent.id },
        create_conversation_without_contact_reply: true,
      },
    },
  ]);
  expect(await page.title()).not.toBe("fired");
});

test("where nobody knows whether it went out it is looked for, and sent again only when that is asked for", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  const word = uniqueWord();
  await sessionOf("agent");
  const form = await begin(page, planted);
  await form.getByRole("textbox", { name: "Your message" }).fill(`Good news ${word}`);
  await workspace.faults({ match: "POST /messages", kind: "status", status: 500, times: 1 });
  await (await ask(page, form)).getByRole("button", { name: "Send now" }).click();
  const look = form.getByRole("button", { name: "Look again" });
  await expect(look).toBeVisible();
  await look.click();
  await expect(form.getByRole("alert")).toContainText("did not reach Intercom");
  expect(await messages(workspace, word)).toHaveLength(1);
  await (await ask(page, form)).getByRole("button", { name: "Send now" }).click();
  await expect(message(page, teammates.agent.name, word)).toBeVisible();
  expect(await messages(workspace, word)).toMatchObject([{ status: 500 }, { status: 200 }]);
});

test("a lead writes down what a customer said, marked as their words", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const name = `Nora ${word}`;
  const planted = await plant(workspace, { contact: { name, email: `${word}@example.test` } }, word);
  await sessionOf("lead");
  await openConversation(page, planted);
  await page.keyboard.press("Control+k");
  const commands = page.getByRole("dialog", { name: "Commands" });
  await page.getByRole("combobox", { name: "Commands" }).fill("New conversation");
  await commands.getByRole("option").getByText("New conversation for a contact", { exact: true }).click();
  const form = page.getByRole("dialog", { name: "New conversation", exact: true });
  await form.getByRole("radio", { name: "In the contact's name" }).check();
  await expect(form).toContainText("stands there as the contact's own words");
  await form.getByRole("searchbox", { name: "From" }).fill(word);
  await form.getByRole("button", { name }).click();
  await form.getByRole("textbox", { name: "What they said" }).fill(`She rang ${word}`);
  await expectFits(page, form, "in the contact's name");
  await form.getByRole("button", { name: "Begin" }).click();
  await expect(message(page, name, `She rang ${word}`)).toBeVisible();
  expect(await messages(workspace, word)).toEqual([]);
});
