// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { folded } from "@/lib/conversation/find";
import { rangesIn } from "./find-ranges";

const slot = (html: string): HTMLElement => {
  const element = document.createElement("div");
  element.innerHTML = html;
  document.body.append(element);
  return element;
};

const texts = (html: string, typed: string, partId?: string): readonly string[] =>
  rangesIn(slot(html), folded(typed), partId).map((range) => range.toString());

describe("where found words stand on the page", () => {
  it("is told across tags, without case and accents, and only in what was said", () => {
    const html = '<b>Été</b><div class="message"><p>Un <i>é</i>té et un ETE</p></div>';
    expect(texts(html, "ete")).toEqual(["été", "ETE"]);
    expect(texts(html, "Été")).toEqual(["été", "ETE"]);
  });

  it("counts blanks in a row as one, and paragraphs as apart", () => {
    expect(texts('<div class="message"><p>one\n   two</p><p>three</p></div>', "one two")).toEqual([
      "one\n   two",
    ]);
    expect(texts('<div class="message"><p>one</p><p>two</p></div>', "one two")).toEqual([]);
  });

  it("holds names of files, what was offered as an answer, and of a run of events the one that is meant", () => {
    expect(texts('<ul aria-label="Attachments"><li>Réport.pdf</li></ul>', "report")).toEqual(["Réport"]);
    expect(texts("<ul data-offered><li>Not yét</li></ul>", "yet")).toEqual(["yét"]);
    const run = '<bdi data-event="1">Bo closed</bdi><bdi data-event="2">Bo closed</bdi>';
    expect(texts(run, "closed")).toHaveLength(2);
    expect(texts(run, "closed", "2")).toHaveLength(1);
  });

  it("ends after a letter of two units, and before one that becomes several", () => {
    expect(texts('<div class="message">ok 👍 ﬁne</div>', "👍")).toEqual(["👍"]);
    expect(texts('<div class="message">ok 👍 ﬁne</div>', "fin")).toEqual(["ﬁn"]);
  });
});
