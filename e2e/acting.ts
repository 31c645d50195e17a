import type { Locator, Page } from "@playwright/test";
import { expect, type LedgerEntry, type Workspace } from "./fixtures";
import { messages, type Planted } from "./story";

/** Where something is done, and what it is done to. */
export type Scene = {
  readonly page: Page;
  readonly workspace: Workspace;
  readonly planted: Planted;
  /** Another conversation, of somebody else. */
  readonly other: Planted;
  /** Somebody whom Intercom knows by an id of the company's own. */
  readonly known: Known;
  /** Looks whether what has just opened can be used by everybody; of each name once. */
  readonly scan: (what: string) => Promise<void>;
};

export type Known = { readonly name: string; readonly email: string; readonly externalId: string };

/** What Intercom is asked, as matched by `toMatchObject`. */
export type Asked = Readonly<Record<string, unknown>>;

/** One thing that is done, as a person does it. */
export type ActionStory<Kind extends string> = {
  readonly kind: Kind;
  /** What it is called where it is offered. */
  readonly label: string;
  /** Which call of Intercom's is spoilt, so that it is refused or fails. */
  readonly match: string;
  /** What has to be the case first. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  /** Begins it in another way than from the list of what can be done. */
  readonly begin?: (scene: Scene) => Promise<void>;
  /** Chooses or writes what is asked for. */
  readonly fill?: (scene: Scene) => Promise<void>;
  /** What Intercom is asked for it, in order. */
  readonly asks: (scene: Scene) => readonly Asked[];
  /** What it is asked when that is taken back; null where nothing takes it back. */
  readonly back: ((scene: Scene) => readonly Asked[]) | null;
  /** What is said of it once it was done. */
  readonly says: string | RegExp;
  /** The field in whose place it is edited, where that is also where one is told why it failed, and the key that keeps it. */
  readonly field?: (scene: Scene) => Locator;
  readonly keeps?: string;
  /** Where one sees that it was done, and that it was not; null where the page shows it nowhere. */
  readonly shows: ((scene: Scene) => Locator) | null;
};

const changing = ["POST", "PUT", "PATCH", "DELETE"];

const isAbout = ({ path, body }: LedgerEntry, kind: string, id: string): boolean =>
  path.startsWith(`/${kind}/${id}`) ||
  (typeof body === "object" && body !== null && Reflect.get(body, "conversation_id") === id);

/** All that Intercom was asked to change about it, and did. */
export const doneTo = async (workspace: Workspace, kind: "conversations" | "tickets", id: string) =>
  (await workspace.ledger())
    .filter((entry) => changing.includes(entry.method) && entry.status === 200)
    .filter((entry) => isAbout(entry, kind, id))
    .map(({ method, path, body }) => ({ method, path, body }));

/** Waits until exactly that was done since there were so many, and no more. */
export const expectDone = (done: () => Promise<readonly unknown[]>, since: number, asked: readonly Asked[]) =>
  expect(async () => {
    const made = (await done()).slice(since);
    expect(made).toMatchObject([...asked]);
    expect(made).toHaveLength(asked.length);
  }).toPass({ timeout: 15_000 });

const looks = (shows: Locator): Promise<string> => shows.ariaSnapshot();

/** Takes the newest back: by `z`, or on a phone by the button of the message. */
const takeBack = async (page: Page): Promise<void> => {
  const button = messages(page).getByRole("button", { name: "Undo" }).last();
  await expect(button).toBeVisible();
  if ((page.viewportSize()?.width ?? 0) < 768) await button.click();
  else await page.keyboard.press("z");
};

/** Dismisses what was said, so that what is said next is all that there is. */
export const hush = async (page: Page): Promise<void> => {
  const dismiss = messages(page).getByRole("button", { name: "Dismiss" });
  while ((await dismiss.count()) > 0) await dismiss.last().click();
};

export type Doing = {
  /** What it is done to. */
  readonly of: "conversations" | "tickets";
  /** Begins it from where one has it: a button, the palette, a sheet. */
  readonly start: (label: string) => Promise<void>;
  readonly done: () => Promise<readonly unknown[]>;
};

const refused = { kind: "status", status: 422, code: "parameter_invalid" } as const;
const unknown = "did not say whether it did this";
const notReached = "It did not reach Intercom";

/** It is refused: that is said, with Intercom's reason. */
const isRefused = async <Kind extends string>(
  scene: Scene,
  { match, label, field }: ActionStory<Kind>,
  act: () => Promise<void>,
): Promise<void> => {
  const { page, workspace } = scene;
  const message = `A workflow holds this (${label})`;
  await workspace.faults({ match, ...refused, message });
  await act();
  if (field === undefined) return expect(messages(page)).toContainText(message);
  await expect(field(scene)).toHaveAccessibleDescription(/A workflow holds this/);
  await expect(field(scene)).toBeFocused();
  await page.keyboard.press("Escape");
};

/** Nobody knows whether it was done: that is said, and pressed again it is only looked at, and then done. */
const isUnknown = async <Kind extends string>(
  scene: Scene,
  { match, field, keeps = "Enter", says }: ActionStory<Kind>,
  act: () => Promise<void>,
  meanwhile: () => Promise<void>,
): Promise<void> => {
  const { page, workspace } = scene;
  const said = messages(page);
  await workspace.faults({ match, kind: "status", status: 500, times: null });
  await act();
  const at = field?.(scene);
  const look = said.getByRole("button", { name: "Look again" }).last();
  await expect(at ? look.or(at) : look).toBeVisible({ timeout: 25_000 });
  const inPlace = at !== undefined && !(await look.isVisible());
  if (inPlace) await expect(at).toHaveAccessibleDescription(new RegExp(unknown));
  else await expect(said).toContainText(unknown);
  await meanwhile();
  await workspace.control("DELETE", "/faults");
  if (inPlace) {
    await at.press(keeps);
    // Where doing it again could overwrite something, the same key looks first and does it when it is pressed once more.
    const missed = page.getByText(notReached).last();
    await expect(missed.or(said.getByText(says).last())).toBeVisible({ timeout: 25_000 });
    if (await missed.isVisible()) await at.press(keeps);
  } else {
    await look.click();
    const again = said.getByRole("button", { name: "Try again" }).last();
    const words = said.getByText(says).last();
    await expect(at ? again.or(words).or(at) : again.or(words)).toBeVisible({ timeout: 25_000 });
    if (await again.isVisible()) {
      await expect(said).toContainText(notReached);
      await again.click();
    } else if (at && (await at.isVisible())) {
      await expect(at).toHaveAccessibleDescription(new RegExp(notReached));
      await at.press(keeps);
    }
  }
  await expect(said.getByText(says).last()).toBeVisible();
};

/**
 * Does it three times: refused, which is said and changes nothing; failed without an end that anybody knows, which is said, looked at and
 * done once; and takes it back, or is told that nothing does.
 */
export const playThrough = async <Kind extends string>(
  scene: Scene,
  story: ActionStory<Kind>,
  { start, done }: Doing,
): Promise<void> => {
  const { page } = scene;
  const shows = story.shows?.(scene) ?? null;
  const act = async () => {
    if (story.begin) await story.begin(scene);
    else await start(story.label);
    await story.fill?.(scene);
  };
  await hush(page);
  await story.prepare?.(scene);
  await hush(page);
  const before = shows && (await looks(shows));
  const since = (await done()).length;
  const isAsBefore = async () => {
    if (shows) await expect.poll(() => looks(shows)).toBe(before);
    await expectDone(done, since, []);
  };
  await isRefused(scene, story, act);
  await isAsBefore();
  await hush(page);
  await isUnknown(scene, story, act, async () => {
    // What is edited in its place stands there as it was typed.
    if (story.field === undefined) await isAsBefore();
  });
  await expectDone(done, since, story.asks(scene));
  if (shows) await expect.poll(() => looks(shows)).not.toBe(before);
  if (story.back === null) return expect(messages(page)).toContainText("This cannot be taken back.");
  await takeBack(page);
  await expect(messages(page)).toContainText("Taken back");
  await expectDone(done, since, [...story.asks(scene), ...story.back(scene)]);
  if (shows) await expect.poll(() => looks(shows)).toBe(before);
};

/** Types the word that shows that it is meant, after a try without it. */
export const confirm = async ({ page, scan }: Scene, title: string, word: string, label: string) => {
  const dialog = page.getByRole("dialog", { name: title });
  const button = dialog.getByRole("button", { name: label, exact: true });
  const field = dialog.getByLabel(`Type “${word}” to go ahead`);
  await button.click();
  await expect(field).toHaveAccessibleDescription(`Type the word ${word}, or cancel.`);
  await scan(title);
  await field.fill(word);
  await button.click();
  await expect(dialog).toHaveCount(0);
};
