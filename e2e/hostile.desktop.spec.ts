import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Workspace } from "./fixtures";
import { beacons, clobbers, payloads } from "./hostile-payloads";
import { uniqueWord } from "./story";
import { openTicket, plantTicket } from "./ticket-story";
import { short, watch } from "./watched";

/** So many share one message where each would need a frame of its own. */
const perFrame = 45;

const openThread = async (page: Page, id: string) => {
  await page.goto(`/conversations/${id}`);
  const thread = page.getByRole("region", { name: "Thread" });
  await expect(thread).toBeVisible();
  return thread;
};

/** What lies out of sight is laid out only when scrolled to; programs in it would run only then. */
const scrollThrough = (thread: Locator) =>
  thread.evaluate(async (pane) => {
    for (let top = 0; top < pane.scrollHeight; top += pane.clientHeight) {
      pane.scrollTop = top;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  });

/** How often each of these words stands in the thread, where that is not once. */
const notOnce = (thread: Locator, all: readonly string[]) =>
  thread.evaluate((pane, words) => {
    const counts = new Map(words.map((word) => [word, 0]));
    for (const word of pane.textContent?.match(/words\d+a/g) ?? [])
      if (counts.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].filter(([, count]) => count !== 1);
  }, all);

/**
 * Each of these messages as it was sent, all at once, in frames that are not sandboxed by the page: what guards there is what the
 * frame's own address answers with. Resolves to their words once all have loaded.
 */
const wordsAsSent = async (page: Page, id: string, parts: readonly string[], images: boolean) => {
  const addresses = parts.map(
    (part) => `/api/conversations/${id}/parts/${part}/frame${images ? "?images=1" : ""}`,
  );
  await page.evaluate(async (all) => {
    const loading = all.map((address) => {
      const frame = document.createElement("iframe");
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      frame.src = address;
      frame.dataset.asSent = "";
      document.body.append(frame);
      return loaded;
    });
    await Promise.all(loading);
  }, addresses);
  const frames = page.frames().filter((frame) => frame.url().includes("/frame"));
  const words = await Promise.all(frames.map((frame) => frame.locator("body").textContent()));
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll("iframe[data-as-sent]")) frame.remove();
  });
  return words;
};

const partsOf = async (page: Page, id: string): Promise<readonly string[]> => {
  const answer: { parts: { id: string; partType: string }[] } = await (
    await page.request.get(`/api/conversations/${id}`)
  ).json();
  return answer.parts.filter(({ partType }) => partType !== "source").map((part) => part.id);
};

const plantBodies = (workspace: Workspace, bodies: readonly string[], fields = {}) =>
  workspace.createConversation({
    read: true,
    body: "<p>first</p>",
    parts: bodies.map((body) => ({ body })),
    ...fields,
  });

/** What one does most: none of it may be stopped by what is on the page. */
const fiveKeyActions = async (page: Page) => {
  const pane = page.getByRole("main", { name: "Conversation" });
  const said = page.getByRole("region", { name: "Messages" });
  await page.keyboard.press("t");
  await page.getByRole("combobox", { name: "Tags" }).fill(`kept${Date.now()}`);
  await page.getByRole("option", { name: /Create the tag/ }).click();
  await expect(said).toContainText("Tagged");
  await page.keyboard.press("i");
  await expect(said).toContainText("Assigned");
  await page.keyboard.press("p");
  await expect(said).toContainText(/Made .* a priority/);
  await page.keyboard.press("r");
  const field = pane.getByRole("textbox");
  await expect(field).toBeFocused();
  await page.keyboard.type("x");
  await expect(field).toHaveValue("x");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  await expect(field).not.toBeFocused();
  await page.keyboard.press("e");
  // The customer wrote last: the same key goes ahead.
  await expect(page.getByRole("dialog", { name: "Before you close" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(said).toContainText("Closed");
  await page.keyboard.press("Shift+E");
  await expect(said).toContainText("Opened");
};

test("unprotected, the same payloads do fire", async ({ page, stack }) => {
  const watched = await watch(page, new URL(stack.appUrl).origin);
  // What watches is set up in a page that is loaded after it.
  await page.goto("about:blank");
  // One page for each takes its time: of every kind some, in each spelling some.
  const some = payloads().filter((_, nth) => nth % 3 === 0);
  for (const { html } of some) {
    await page
      .setContent(`<!doctype html><body>${html}</body>`, { waitUntil: "commit" })
      .catch(() => undefined);
  }
  await expect.poll(async () => new Set(await watched.fired()).size).toBeGreaterThan(30);
});

test("unprotected, they fire in frames as well", async ({ page, stack }) => {
  const watched = await watch(page, new URL(stack.appUrl).origin);
  await page.goto("about:blank");
  await page.evaluate(
    (bodies) => {
      for (const body of bodies) {
        const frame = document.createElement("iframe");
        frame.srcdoc = body;
        document.body.append(frame);
      }
    },
    payloads()
      .slice(0, perFrame)
      .map(({ html }) => html),
  );
  await expect.poll(async () => new Set(await watched.fired()).size).toBeGreaterThan(20);
});

test("of more than 300 payloads in messages none runs, asks a stranger or leads away, and no words are lost", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const all = payloads();
  expect(all.length).toBeGreaterThanOrEqual(300);
  const watched = await watch(page, new URL(stack.appUrl).origin);
  await signInAs("agent");
  const { id } = await plantBodies(
    workspace,
    all.map(({ html }) => html),
  );
  const thread = await openThread(page, id);
  const before = watched.navigations.length;
  const words = all.map((payload) => payload.words);
  await expect.poll(() => notOnce(thread, words), { timeout: 20_000 }).toEqual([]);
  await scrollThrough(thread);
  for (const link of await thread.getByRole("link", { name: "press" }).all()) await link.click();
  await expect(page).toHaveURL(new RegExp(`/conversations/${id}$`));
  expect(watched.navigations.slice(before).filter((url) => !url.endsWith(`/conversations/${id}`))).toEqual(
    [],
  );
  expect(await watched.fired()).toEqual([]);
  expect(watched.strangers).toEqual([]);
});

test("nor does one of them as it was sent, in a frame that only its own answer guards", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const all = payloads();
  const watched = await watch(page, new URL(stack.appUrl).origin);
  await signInAs("agent");
  const before = watched.navigations.length;
  // A frame for each would take minutes on a busy machine: many share one, a message of all of them.
  const bodies = Array.from({ length: Math.ceil(all.length / perFrame) }, (_, nth) =>
    all
      .slice(nth * perFrame, (nth + 1) * perFrame)
      .map(({ html }) => html)
      .join(""),
  );
  const { id } = await plantBodies(workspace, bodies);
  const sent = (await wordsAsSent(page, id, await partsOf(page, id), false)).join("\n");
  expect(all.filter(({ words }) => !sent.includes(words))).toEqual([]);
  await expect(page).toHaveURL(/\/queue/);
  const isOwn = (url: string) =>
    url === "about:blank" || url.includes("/queue") || /\/conversations\/\d+\/parts\/\d+\/frame$/.test(url);
  expect(watched.navigations.slice(before).filter((url) => !isOwn(url))).toEqual([]);
  expect(await watched.fired()).toEqual([]);
  expect(watched.strangers).toEqual([]);
});

/** Where lists, pages and answers of Intercom's stand that no conversation holds. */
const lookElsewhere = async (page: Page, workspace: Workspace, evil: (field: string) => string) => {
  const pane = page.getByRole("main", { name: "Conversation" });
  await page.route("**/api/replies", (route) =>
    route.fulfill({
      json: {
        replies: [],
        macros: [{ id: "1", name: evil("macro"), text: evil("words") }],
        macrosMissing: null,
      },
    }),
  );
  await page.keyboard.press("m");
  const replies = page.getByRole("dialog", { name: "Saved replies" });
  await expect(replies).toContainText(evil("words"));
  await replies
    .getByRole("option")
    .filter({ hasText: evil("macro") })
    .click();
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toHaveValue(/onerror=fired\('words'\)/);
  await page.goto("/journal");
  await expect(page.getByRole("main")).toContainText("<img src=x:x onerror=fired('title')>");
  await page.goto("/drafts");
  await expect(page.getByRole("main")).toContainText("<img src=x:x onerror=fired('words')>");
  const ticket = await plantTicket(workspace, {
    ticket_attributes: { _default_title_: evil("ticket"), "Steps to reproduce": evil("steps") },
    contact: { name: evil("asker"), email: "asker@example.test" },
    tags: [evil("tag")],
    parts: [{ body: "<p>hello</p>" }],
  });
  const shown = await openTicket(page, { ...ticket, title: evil("ticket") });
  await expect(shown).toContainText(evil("steps"));
  await expect(shown).toContainText(evil("asker"));
  await expect(shown.getByRole("list", { name: "Tags" })).toContainText(evil("tag"));
};

test("hostile names, titles, tags and files are text wherever they stand", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const watched = await watch(page, new URL(stack.appUrl).origin);
  await signInAs("agent");
  const evil = (field: string) =>
    `<img src=x:x onerror=fired('${field}')>"'\`{{7*7}}</title><script>fired()</script>`;
  const word = uniqueWord();
  const { id } = await workspace.createConversation({
    read: true,
    type: "email",
    contact: {
      name: evil("name"),
      email: `${evil("mail")}@x.test`,
      company: evil("company"),
      custom_attributes: { plan: evil("plan") },
    },
    subject: evil("subject"),
    title: evil("title"),
    body: `<p>${word}</p>`,
    tags: [evil("tag")],
    custom_attributes: { note: evil("note") },
    attachments: [{ name: `${evil("file")}.txt` }],
    topics: [evil("topic")],
    sla: evil("sla"),
    rating: { rating: 2, remark: evil("remark") },
    parts: [
      { body: "<p>Which one?</p>", author: { type: "bot" }, quick_replies: [evil("quick")] },
      { body: "<p>Looking</p>", author: { type: "admin", name: evil("author") } },
      {
        part_type: "conversation_attribute_updated_by_admin",
        author: { type: "admin" },
        event_details: { attribute: { name: short("fact") }, value: { name: short("value") } },
      },
      { body: "<p>Please do</p>" },
    ],
  });
  await page.goto(`/queue?q=${encodeURIComponent(`body:${word}`)}&c=${id}`);
  const pane = page.getByRole("main", { name: "Conversation" });
  await expect(pane.getByRole("heading", { level: 1 })).toHaveText(evil("title"));
  await expect(pane.getByRole("list", { name: "Tags" })).toContainText(evil("tag"));
  await expect(pane.getByRole("list", { name: "Attachments" })).toContainText(evil("file"));
  const aside = page.getByRole("complementary");
  await expect(aside).toContainText(evil("name"));
  await expect(aside).toContainText(evil("mail"));
  await expect(aside).toContainText(evil("plan"));
  await expect(aside).toContainText(evil("note"));
  // Beside the plan among the facts, below the name, and as what the conversation is about.
  await expect(aside.getByText(evil("company"))).toHaveCount(3);
  for (const field of ["topic", "sla", "remark"]) await expect(aside).toContainText(evil(field));
  const thread = pane.getByRole("region", { name: "Thread" });
  for (const field of ["quick", "author"]) await expect(thread).toContainText(evil(field));
  for (const field of ["fact", "value"]) await expect(thread).toContainText(short(field));
  const notes = aside.getByRole("region", { name: "Notes" });
  await notes.getByRole("textbox", { name: "New note about the contact" }).fill(evil("about"));
  await notes.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByRole("list", { name: "Notes about the contact" })).toContainText(evil("about"));
  const row = page.getByRole("option").filter({ hasText: evil("name") });
  await expect(row).toContainText(evil("title"));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toContainText(evil("title"));
  await page.keyboard.press("Escape");
  await fiveKeyActions(page);
  await lookElsewhere(page, workspace, evil);
  expect(await watched.fired()).toEqual([]);
  expect(watched.strangers).toEqual([]);
});

test("no remote image is asked for by the browser, also not once images are shown", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const hits: string[] = [];
  const host = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.writeHead(200, { "content-type": "image/gif" }).end();
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  try {
    // A server's address is an object with a port, never a pipe's name, once it listens on one.
    const { port } = host.address() as AddressInfo;
    const watched = await watch(page, new URL(stack.appUrl).origin);
    await signInAs("agent");
    const { id } = await plantBodies(workspace, [
      ...beacons(`http://127.0.0.1:${port}`),
      '<p>far</p><img src="https://images.example/far.png" width=300 height=200 alt="chart">',
    ]);
    const thread = await openThread(page, id);
    await scrollThrough(thread);
    expect(await thread.getByRole("button", { name: "Show images" }).count()).toBeGreaterThan(0);
    const asked = page.waitForRequest((request) => request.url().includes("/api/media?"));
    for (const button of await thread.getByRole("button", { name: "Show images" }).all())
      await button.click();
    expect(new URL((await asked).url()).origin).toBe(new URL(stack.appUrl).origin);
    await scrollThrough(thread);
    const sent = await wordsAsSent(page, id, await partsOf(page, id), true);
    expect(sent.join()).toContain("far");
    expect(hits).toEqual([]);
    expect(watched.strangers).toEqual([]);
    await fiveKeyActions(page);
    expect(hits).toEqual([]);
  } finally {
    host.close();
  }
});

test("names that scripts look for do not stop the five key actions", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const watched = await watch(page, new URL(stack.appUrl).origin);
  await signInAs("agent");
  // All at once: each of them would stop what comes after it.
  const { id } = await plantBodies(
    workspace,
    clobbers.map((clobber, nth) => `<p>before</p>${clobber}<p>after ${nth}</p>`),
  );
  const thread = await openThread(page, id);
  for (const nth of clobbers.keys()) await expect(thread.getByText(`after ${nth}`)).toBeAttached();
  await fiveKeyActions(page);
  expect(await watched.fired()).toEqual([]);
});
