import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

const mail = [
  "<style>a::after { display: none } .hush:after, b, td { color: #111111 }</style>",
  '<table width="700" bgcolor="#eeeeee"><tr><td><table width="660"><tr><td style="background:#ffffff">Weekly news</td></tr>',
  '<tr><td><a href="https://shop.example.org/cart">Our cart</a></td></tr>',
  '<tr><td><a class="hush" href="https://evil.example/x">www.bank.example</a></td></tr>',
  '<tr><td><a href="https://shop.example.org/">shop.example.org</a></td></tr></table></td></tr></table>',
].join("");

/** What is drawn behind a link, as nobody can hover here; nothing where it takes no room. */
const drawnBehind = (link: Locator): Promise<string> =>
  link.evaluate((element) => {
    const { content, display, fontSize } = getComputedStyle(element, "::after");
    return content === "none" || display === "none" || fontSize === "0px"
      ? ""
      : content.replace(/attr\(data-host\)/, JSON.stringify(element.getAttribute("data-host")));
  });

test("links say where they lead without a mouse, in the thread and in mail as it was sent", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { body: mail });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const message = pane.getByRole("article").first();
  const expectTold = async (link: (name: string) => Locator) => {
    await expect.poll(() => drawnBehind(link("Our cart"))).toContain("shop.example.org");
    expect(await drawnBehind(link("www.bank.example"))).toMatch(/leads to .*evil\.example/);
    // It says so itself.
    expect(await drawnBehind(link("shop.example.org"))).toBe("");
  };
  await expectTold((name) => message.locator("a").filter({ hasText: new RegExp(`^${name}$`) }));
  await message.getByRole("button", { name: "Show as sent" }).click();
  const frame = page.frameLocator('iframe[title="Message from Nora Field as it was sent"]');
  await expectTold((name) => frame.locator("a").filter({ hasText: new RegExp(`^${name}$`) }));
});
