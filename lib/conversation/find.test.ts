import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFoldedTexts, findIn, folded, mostMatches } from "./find";
import type { Part } from "./model";
import { textOfHtml } from "./part-text";
import type { TimelineEntry } from "./timeline";

const part = (id: string, html: string | null, over: Partial<Part> = {}): Part => ({
  id,
  partType: "comment",
  author: { kind: "contact", id: null, name: null, email: null },
  createdAt: 0,
  html,
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  ...over,
});
const message = (id: string, html: string | null, over: Partial<Part> = {}): TimelineEntry => ({
  kind: "message",
  key: id,
  part: part(id, html, over),
  note: false,
});
const file = { href: null, contentType: "text/plain", sizeBytes: null, width: null, height: null };

const found = (entries: readonly TimelineEntry[], typed: string) =>
  findIn(entries, typed, createFoldedTexts(), (one) => `Bo did ${one.partType}`).map(
    ({ key, partId, nth }) => `${key}/${partId}/${nth}`,
  );

describe("finding in a thread", () => {
  it("counts every place, from old to new, whatever the case, accents and blanks", () => {
    const entries = [
      message("1", "<p>Où est ma commande ? Commande n° 4</p>"),
      message("2", "<p>Votre <b>COM</b>MANDE&nbsp;est partie</p>"),
    ];
    expect(found(entries, "commande")).toEqual(["1/1/0", "1/1/1", "2/2/0"]);
    expect(found(entries, "ou  est")).toEqual(["1/1/0"]);
    expect(found(entries, "commande est")).toEqual(["2/2/0"]);
    expect(found(entries, "p>")).toEqual([]);
  });

  it("looks into folded quotes, what was offered as an answer, events of a run, and the names of files", () => {
    const entries: readonly TimelineEntry[] = [
      message("1", "<p>Hi</p><blockquote>the old words</blockquote>", {
        attachments: [{ ...file, name: "Réchnung.pdf" }],
      }),
      {
        kind: "events",
        key: "events-2",
        parts: [part("2", null, { partType: "close" }), part("3", null, { partType: "open" })],
      },
    ];
    const offered = message("4", "<p>Solved?</p>", { quickReplies: [{ text: "Not yet", pressed: false }] });
    expect(found([offered], "not yet")).toEqual(["4/4/0"]);
    expect(found(entries, "old words")).toEqual(["1/1/0"]);
    expect(found(entries, "rechnung")).toEqual(["1/1/0"]);
    expect(found(entries, "did open")).toEqual(["events-2/3/0"]);
  });

  it("finds nothing for blanks, in what was redacted, and across paragraphs", () => {
    expect(found([message("1", "<p>a b</p>")], "  ")).toEqual([]);
    expect(found([message("1", "<p>secret</p>", { redacted: true })], "secret")).toEqual([]);
    expect(found([message("1", "<p>one</p><p>two</p>")], "one two")).toEqual([]);
    expect(found([message("1", "<p>one</p><p>two</p>")], "onetwo")).toEqual([]);
  });

  it("stops counting at some time", () => {
    expect(found([message("1", `<p>${"a ".repeat(5000)}</p>`)], "a")).toHaveLength(mostMatches);
  });

  it("finds any word of what a reader sees", () => {
    const words = fc.array(fc.stringMatching(/^[a-zà-ÿ<>&]{1,8}$/u), { minLength: 1, maxLength: 8 });
    const escaped = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    fc.assert(
      fc.property(words, fc.nat(), (list, pick) => {
        const html = `<p>${list.map((word) => `<i>${escaped(word)}</i>`).join(" ")}</p>`;
        expect(found([message("1", html)], list[pick % list.length] ?? "").length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("the text of HTML", () => {
  it("keeps what is read and nothing else, entities as what they stand for", () => {
    expect(textOfHtml('<p title="x &gt; y">a &lt;b&gt; &#8211; &#x41;</p>').trim()).toBe("a <b> – A");
    const none = "&unknown; &#99999999999; &#0; &constructor; &toString;";
    expect(textOfHtml(none)).toBe(none);
    expect(textOfHtml("a<br>b<td>c</td>").split("\n").filter(Boolean)).toEqual(["a", "b", "c"]);
  });

  it("is never left with accents or capitals once folded", () => {
    expect(folded("ÀÉ  Ö\tß\u00a0İ")).toBe("ae o ss i");
    expect(folded("Kiełbasa Smørrebrød Łódź")).toBe("kielbasa smorrebrod lodz");
  });
});
