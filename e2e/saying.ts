import type { Locator } from "@playwright/test";
import { type Asked, type Doing, expectDone, hush, type Scene } from "./acting";
import { expect } from "./fixtures";

/** What is said to somebody waits before it is sent: in `field` it is written, and `asks` is what goes out. */
export type HeldStory<Kind extends string> = {
  readonly kind: Kind;
  readonly label: string;
  readonly match: string;
  /** Writes these words and hands them over. */
  readonly send: (scene: Scene, words: string) => Promise<void>;
  /** Where the words are once they were taken back. */
  readonly field: (scene: Scene) => Locator;
  readonly asks: (scene: Scene, words: string) => readonly Asked[];
};

/** Hands it over and takes it back before it has gone out; then is refused, told so, and sends it again, which goes out once. */
export const sayThrough = async <Kind extends string>(
  scene: Scene,
  story: HeldStory<Kind>,
  { of, start, done }: Doing,
): Promise<void> => {
  const { page, workspace, planted, scan } = scene;
  const strip = page.getByRole("region", { name: "On its way" });
  const since = (await done()).length;
  const field = story.field(scene);
  const write = async (words: string) => {
    await start(story.label);
    await story.send(scene, words);
  };
  await hush(page);
  // Out of reach, it waits for longer than the story's hold.
  await workspace.faults({ match: `GET /${of}/${planted.id}`, kind: "status", status: 503, times: null });
  await write(`Too early ${planted.word}`);
  await strip.getByRole("button", { name: "Take back" }).click();
  await expect(field).toHaveValue(`Too early ${planted.word}`);
  await expect(strip).toHaveCount(0);
  await expectDone(done, since, []);
  await workspace.control("DELETE", "/faults");
  await field.fill("");

  const refusal = `They cannot be written to (${story.label})`;
  await workspace.faults({
    match: story.match,
    kind: "status",
    status: 422,
    code: "parameter_invalid",
    message: refusal,
  });
  await write(`Just now ${planted.word}`);
  await expect(strip).toContainText(refusal);
  await scan("On its way");
  await expectDone(done, since, []);
  await strip.getByRole("button", { name: "Send again" }).click();
  await expectDone(done, since, story.asks(scene, `Just now ${planted.word}`));
  await expect(strip).toHaveCount(0);
  await expect(field).toHaveValue("");
};
