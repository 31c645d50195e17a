// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isEmptyDraft } from "./draft";
import { draftStore } from "./draft-store";

const [owner, id] = ["ann", "7"];
const now = () => draftStore.get(owner, id);
const write = (text: string) => draftStore.write(owner, id, { text });
const file = { uploadId: "u1", name: "a.png", contentType: "image/png", sizeBytes: 5 };

beforeEach(() => {
  localStorage.clear();
  draftStore.reload();
});
afterEach(() => vi.unstubAllGlobals());

describe("a draft in this browser", () => {
  it("is there after a reload, as it was at each of twenty points of typing", () => {
    const words = "Your parcel is on its";
    for (let at = 1; at <= 20; at += 1) {
      write(words.slice(0, at));
      const { draft } = now();
      draftStore.reload();
      expect(now().draft).toEqual(draft);
      expect(now().draft.text).toBe(words.slice(0, at));
    }
  });

  it("keeps its files, its kind and in whose name it is", () => {
    draftStore.write(owner, id, {
      mode: "contact",
      contactId: "c1",
      files: [file],
      urls: ["https://a.test/"],
    });
    draftStore.reload();
    expect(now().draft).toMatchObject({
      mode: "contact",
      contactId: "c1",
      files: [file],
      urls: ["https://a.test/"],
    });
  });

  it("keeps more files than go with one message: which of them go, a person decides", () => {
    const files = Array.from({ length: 13 }, (_, at) => ({ ...file, uploadId: `u${at}` }));
    const urls = files.map(({ uploadId }) => `https://a.test/${uploadId}`);
    draftStore.write(owner, id, { files, urls });
    draftStore.reload();
    expect(now().draft).toMatchObject({ files, urls });
  });

  it("has one key for the same words in two tabs, and another for changed ones", () => {
    write("Hello");
    const { key } = now().draft;
    draftStore.reload();
    expect(now().draft.key).toBe(key);
    write("Hello!");
    expect(now().draft.key).not.toBe(key);
  });

  it("is what another tab has written last", () => {
    write("Here");
    const stop = draftStore.subscribe(() => undefined);
    const place = "switchyard:draft:ann:7";
    localStorage.setItem(place, JSON.stringify({ ...now().draft, text: "There" }));
    dispatchEvent(new StorageEvent("storage", { key: place }));
    expect(now().draft.text).toBe("There");
    stop();
  });

  it("stays stored while it is handed over, and is gone once that is certain", () => {
    write("On its way");
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    expect(isEmptyDraft(now().draft)).toBe(true);
    draftStore.reload();
    expect(now().going).toEqual(going);
    draftStore.handedOver(owner, id, going.key);
    expect(localStorage.length).toBe(0);
  });

  it("takes along what the server has of it, and brings none of that back", () => {
    write("A letter behin");
    draftStore.synced(owner, id, now().draft.key, 5);
    write("A letter behind");
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    expect(draftStore.baseOfGoing(going.key)).toBe(5);
    expect(now().draft).toMatchObject({ text: "", base: 5, dirty: true });
  });

  it("is asked about by the next page where its own was gone before that was certain, and by no other tab", () => {
    write("In a tunnel");
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    expect(draftStore.leftBehind(owner)).toEqual([]);
    draftStore.reload();
    expect(draftStore.leftBehind(owner)).toEqual([{ id, draft: going }]);
    expect(draftStore.leftBehind("ben")).toEqual([]);
    draftStore.putBack(owner, id, going);
    expect(draftStore.leftBehind(owner)).toEqual([]);
    expect(now().draft).toMatchObject({ text: "In a tunnel", key: going.key });
  });

  it("is left alone while another tab before one's eyes is handing it over", () => {
    const stop = draftStore.subscribe(() => undefined);
    write("From the other tab");
    const going = now().draft;
    const place = "switchyard:draft:ann:7";
    draftStore.reload();
    localStorage.setItem(place, JSON.stringify({ ...going, text: "", key: "k2", going }));
    dispatchEvent(new StorageEvent("storage", { key: place }));
    expect(now().going).toEqual(going);
    expect(draftStore.leftBehind(owner)).toEqual([]);
    stop();
  });

  it("loses nothing that was written while another was handed over", () => {
    write("First");
    const first = now().draft;
    draftStore.handOver(owner, id, first);
    write("Second");
    draftStore.handedOver(owner, id, first.key);
    expect(now().draft.text).toBe("Second");
  });

  it("comes back with its key where it could not be handed over, so that a second try is the same message", () => {
    write("Hello");
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    draftStore.putBack(owner, id, going);
    expect(now()).toMatchObject({ draft: { text: "Hello", key: going.key }, going: null });
  });

  it("comes back before what has been written since, as another message", () => {
    draftStore.write(owner, id, { text: "First", files: [file] });
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    write("Second");
    draftStore.putBack(owner, id, going);
    expect(now().draft).toMatchObject({ text: "First\n\nSecond", files: [file] });
    expect(now().draft.key).not.toBe(going.key);
  });

  it.each([
    ["reply", "note", "note"],
    ["note", "reply", "note"],
    ["contact", "reply", "note"],
    ["contact", "contact", "contact"],
  ] as const)(
    "of a %s that comes back to a %s makes a %s, which never says to a customer what was for the team",
    (first, second, both) => {
      draftStore.write(owner, id, { text: "On its way", mode: first });
      const going = now().draft;
      draftStore.handOver(owner, id, going);
      draftStore.write(owner, id, { text: "He is furious", mode: second });
      draftStore.putBack(owner, id, going);
      expect(now().draft).toMatchObject({ text: "On its way\n\nHe is furious", mode: both });
    },
  );

  it("goes on in memory where the browser keeps nothing, and says so", () => {
    vi.stubGlobal("localStorage", {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    write("Hello");
    expect(now()).toMatchObject({ kept: false, draft: { text: "Hello" } });
  });

  it("is never another member's", () => {
    write("Private");
    expect(draftStore.get("ben", id).draft.text).toBe("");
    expect(draftStore.placesOf("ben")).toEqual([]);
    expect(draftStore.placesOf(owner)).toEqual([id]);
  });

  it.each(["{", "null", '{"text":1}', '{"text":"a","mode":"x","key":"k"}', "[]"])(
    "is empty where what is stored cannot be read: %s",
    (stored) => {
      localStorage.setItem("switchyard:draft:ann:7", stored);
      expect(now().draft.text).toBe("");
    },
  );

  it("reads what an earlier version has kept", () => {
    localStorage.setItem("switchyard:draft:ann:7", '{"text":"Old","mode":"note","key":"k"}');
    expect(now().draft).toMatchObject({ text: "Old", mode: "note", files: [], base: 0, dirty: true });
  });
});
