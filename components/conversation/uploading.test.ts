// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftStore } from "@/components/data/draft-store";
import { uploads } from "./uploading";

const owner = "m1";
let place = "";
const most = 40 * 1024 * 1024;
const file = (size: number, name = "a.txt") =>
  Object.defineProperty(new File(["x"], name), "size", { value: size });
const add = (...sizes: readonly number[]) =>
  uploads.add(
    owner,
    place,
    sizes.map((size) => file(size)),
  );
const tooMany = "At most 10 attachments go with one message.";

/** Never gets there. */
class SlowRequest {
  readonly upload = {};
  open(): void {}
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {}
}

beforeEach(({ task }) => {
  // Each has a draft of its own.
  place = task.id;
  vi.stubGlobal("XMLHttpRequest", SlowRequest);
});
afterEach(() => {
  draftStore.clear(owner, place);
  vi.unstubAllGlobals();
});

it("takes ten attachments, files and addresses, and not one more of either", () => {
  expect(add(1, 1, 1, 1, 1, 1, 1, 1)).toEqual([]);
  expect(uploads.addAddress(owner, place, "https://a.test/1")).toBeNull();
  expect(uploads.addAddress(owner, place, "https://a.test/2")).toBeNull();
  expect(uploads.addAddress(owner, place, "https://a.test/3")).toBe(tooMany);
  // The same again is none more.
  expect(uploads.addAddress(owner, place, "https://a.test/2")).toBeNull();
  expect(add(1)).toEqual([tooMany]);
});

it("takes a file as large as all of a message may be, and none that is larger or empty", () => {
  expect(add(most + 1, 0)).toEqual(["a.txt is too large: at most 40 MB fit.", "a.txt is empty."]);
  expect(add(most)).toEqual([]);
  expect(add(1)).toEqual([
    "a.txt does not fit any more: at most 40 MB go with one message, and 40 MB are taken.",
  ]);
});

it("counts what is there already, and fills a message to its last byte", () => {
  expect(add(most - 5)).toEqual([]);
  expect(add(6)).toHaveLength(1);
  expect(add(5)).toEqual([]);
});
