// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDraft } from "./draft";

const open = () => renderHook(() => useDraft("member", "7"));

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe("useDraft", () => {
  it("keeps what was written through a reload, with its key and its kind", () => {
    const first = open();
    act(() => first.result.current.switchTo("note"));
    act(() => first.result.current.write("Half a thou"));
    const { key } = first.result.current.draft;
    first.unmount();
    expect(open().result.current.draft).toEqual({ text: "Half a thou", mode: "note", key });
  });

  it("gives the same words in two tabs the same key, so that two sends are one message", () => {
    const one = open();
    act(() => one.result.current.write("Hello"));
    expect(open().result.current.draft.key).toBe(one.result.current.draft.key);
  });

  it("gives changed words another key", () => {
    const { result } = open();
    act(() => result.current.write("Hello"));
    const { key } = result.current.draft;
    act(() => result.current.write("Hello!"));
    expect(result.current.draft.key).not.toBe(key);
  });

  it("keeps the words stored until they have been sent for sure", () => {
    const { result } = open();
    act(() => result.current.write("On its way"));
    const going = result.current.draft;
    act(() => result.current.clearField());
    expect(result.current.draft.text).toBe("");
    expect(open().result.current.draft).toEqual(going);
    act(() => result.current.sent(going.key));
    expect(open().result.current.draft.text).toBe("");
  });

  it("does not drop what was written while an earlier message was on its way", () => {
    const { result } = open();
    act(() => result.current.write("First"));
    const going = result.current.draft;
    act(() => result.current.clearField());
    act(() => result.current.write("Second"));
    act(() => result.current.sent(going.key));
    expect(open().result.current.draft.text).toBe("Second");
  });

  it("takes words out of the field that had come back to it and went out by a later try", () => {
    const { result } = open();
    act(() => result.current.switchTo("note"));
    act(() => result.current.write("Sent in the end"));
    const going = result.current.draft;
    act(() => result.current.clearField());
    act(() => result.current.restore(going));
    act(() => result.current.sent(going.key));
    expect(result.current.draft).toMatchObject({ text: "", mode: "note" });
    expect(open().result.current.draft.text).toBe("");
  });

  it("puts words back that did not go out, before what has been written since", () => {
    const { result } = open();
    act(() => result.current.write("First"));
    const going = result.current.draft;
    act(() => result.current.clearField());
    act(() => result.current.write("Second"));
    act(() => result.current.restore(going));
    expect(result.current.draft.text).toBe("First\n\nSecond");
  });

  it("says when the browser keeps nothing, and goes on", () => {
    vi.stubGlobal("localStorage", {
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const { result } = open();
    act(() => result.current.write("Hello"));
    expect(result.current.kept).toBe(false);
    expect(result.current.draft.text).toBe("Hello");
  });

  it.each(["{", "null", '{"text":1}', '{"text":"a","mode":"x","key":"k"}', "[]"])(
    "opens empty when what is stored cannot be read: %s",
    (stored) => {
      localStorage.setItem("switchyard:draft:member:7", stored);
      expect(open().result.current.draft.text).toBe("");
    },
  );
});
