import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Box, fromBuilder, leavesOf } from "./builder";
import { checkBuilder } from "./builder-check";
import { setRow } from "./builder-edits";
import { readLine, writeLine } from "./builder-line";
import { lex } from "./lexer";
import { nameOf, type People } from "./names";
import { parse } from "./parse";
import { print } from "./print";
import { queries } from "./testing/arbitrary";

const people: People = {
  admins: [
    { id: "7", name: "Luis Brandt", email: "luis@demo.test" },
    { id: "8", name: "Ana Silva" },
  ],
  teams: [{ id: "3", name: "Billing" }],
  tags: [
    { id: "11", name: "spam" },
    { id: "12", name: "vip" },
  ],
};
const nobody: People = { admins: [], teams: [], tags: [] };

const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `b${last}`;
  };
};
const words = {
  nameOf: nameOf(people),
  dateWords: (date: string, time: string | null) => (time === null ? date : `${date} ${time}`),
};
const read = (line: string) => readLine(line, people, counter());
const shown = (root: Box) => writeLine(root, nameOf(people)).text;
const checked = (root: Box) => checkBuilder(root, people, words);
const at = (block: Block | undefined) => (block?.kind === "broken" ? block.text : block?.kind);
const termsIn = (text: string) =>
  lex(text).tokens.filter((one) => one.kind === "field" || one.kind === "word");

describe("laws", () => {
  it("a line comes back from the builder as the same query, with nothing broken and nothing to mend but names", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { root, tidied } = readLine(print(query), nobody, counter());
        expect(fromBuilder(root)).toEqual(query);
        expect(leavesOf(root).broken).toEqual([]);
        expect(tidied).toBe(false);
        expect(writeLine(root, () => undefined).text).toBe(print(query));
      }),
    );
  });

  const scraps = fc.constantFrom(
    "state:open",
    "stat:open",
    "state:ajar",
    "created:7d",
    "waiting:>2h",
    "-",
    "(",
    ")",
    "or",
    "tag:",
    "read:maybe",
    "word",
    '"two words"',
    'subject:"abc',
    "rating:>x",
    "nothing:here",
    "attr.:x",
    "reply-time:30",
    "not",
    "\uE000",
    "x:y:z",
    "priority:",
  );
  const messes = fc.array(scraps, { maxLength: 12 }).map((parts) => parts.join(" "));

  it("whatever is typed, every term becomes a row or stays in its own words, in its order", () => {
    fc.assert(
      fc.property(fc.oneof(messes, fc.string({ maxLength: 80 })), (text) => {
        const { root } = readLine(text, people, counter());
        const { rows, broken } = leavesOf(root);
        const inBroken = broken.reduce((sum, block) => sum + termsIn(block.text).length, 0);
        expect(rows.length + inBroken).toBe(termsIn(text).length);
        for (const block of broken) expect(text).toContain(block.text);
        for (const row of rows) expect(row.values.length).toBeGreaterThan(0);
      }),
    );
  });

  it("what the builder shows of a mess reads back as the same", () => {
    fc.assert(
      fc.property(
        messes.filter((text) => !text.includes('"abc')),
        (text) => {
          const once = shown(read(text).root);
          expect(shown(read(once).root)).toBe(once);
        },
      ),
    );
  });

  it("each mend leads to a builder that says something else and never throws", () => {
    fc.assert(
      fc.property(messes, (text) => {
        const { root } = read(text);
        const newId = counter();
        for (const { mend } of checked(root).problems) {
          if (mend) expect(checked(mend.apply(() => `n${newId()}`)).text).not.toBe(shown(root));
        }
      }),
    );
  });
});

describe("a line with problems", () => {
  it("keeps what cannot be read where it stood, negated or not", () => {
    const { root } = read("state:open -stat:closed (tag:vip or created:7d) read:no");
    expect(root.items.map(at)).toEqual(["row", "stat:closed", "box", "row"]);
    expect(root.items[1]).toMatchObject({ negated: true });
    expect(shown(root)).toBe("state:open -stat:closed (tag:vip or created:7d) read:no");
    expect(checked(root).q).toBe("state:open tag:12 read:no");
  });

  it("points at the broken words in the line, says what is wrong, and mends them in place", () => {
    const { root } = read("state:open stat:closed read:no");
    const { problems, wrong, text } = checked(root);
    expect(wrong.map(({ from, to }) => text.slice(from, to))).toEqual(["stat:closed"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("stat");
    expect(problems[0]?.mend?.label).toBe("Use State is closed");
    const mended = problems[0]?.mend?.apply(counter());
    expect(mended && shown(mended)).toBe("state:open state:closed read:no");
    expect(mended?.items[1]?.id).toBe(root.items[1]?.id);
  });

  it("keeps the words beyond the limits as one broken row", () => {
    const { root } = read(Array.from({ length: 52 }, (_, index) => `w${index}`).join(" "));
    expect(leavesOf(root).rows).toHaveLength(50);
    expect(at(root.items.at(-1))).toBe("w50 w51");
    const deep = "-".repeat(40);
    expect(at(read(`${deep}state:open`).root.items[0])).toBe(`${deep}state:open`);
    const long = read(`state:open ${"x".repeat(3000)}`).root;
    expect(long.items.map(at)).toEqual(["row", "x".repeat(3000)]);
  });

  it("puts stray brackets and signs right, and says so", () => {
    expect(read("(state:open read:no").tidied).toBe(true);
    expect(shown(read("state:open ) or").root)).toBe("state:open");
    expect(read("state:open read:no").tidied).toBe(false);
  });
});

describe("what is to be mended at a row", () => {
  it("completes names, and says at the row which is not known, with the nearest", () => {
    const { root } = read("assignee:luis@demo.test tag:spm");
    const { problems, q } = checked(root);
    expect(q).toBe("assignee:7 tag:spm");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ id: root.items[1]?.id, stops: true });
    expect(problems[0]?.mend?.label).toBe("Use Tag is spam");
    const mended = problems[0]?.mend?.apply(counter());
    expect(mended && checked(mended).problems).toEqual([]);
  });

  it("warns of a teammate who has gone without standing in the way", () => {
    const { root } = read("assignee:999");
    expect(checked(root).problems).toMatchObject([{ id: root.items[0]?.id, stops: false }]);
    expect(checked(root).wrong).toEqual([]);
    expect(checkBuilder(readLine("assignee:999", nobody, counter()).root, nobody, words).problems).toEqual(
      [],
    );
  });

  it("refuses at the row what cannot be searched, and mends that row alone", () => {
    const { root } = read("state:open rating:2..4 read:no");
    const id = root.items[1]?.id ?? "";
    const [low, high] = [4, 2].map((value) => ({ kind: "number", value }) as const);
    const backwards = setRow(root, id, { values: low && high ? [low, high] : [] });
    const { problems, countable } = checked(backwards);
    expect(problems).toMatchObject([{ id, stops: true, mend: { label: "Use Rating is between 2 to 4" } }]);
    expect(countable).toBe(false);
    const mended = problems[0]?.mend?.apply(counter());
    expect(mended && shown(mended)).toBe("state:open rating:2..4 read:no");
    expect(mended?.items.map((one) => one.id)).toEqual(root.items.map((one) => one.id));
  });

  it("says of what is typed why it is no value, and offers the nearest", () => {
    const { root } = read("rating:3 created:today");
    const [rating, created] = root.items.map((one) => one.id);
    const wrong = setRow(root, rating ?? "", { values: [], typed: { entry: "number", slots: ["three"] } });
    expect(checked(wrong).problems).toMatchObject([
      { id: rating, message: expect.stringContaining("three") },
    ]);
    const near = setRow(root, created ?? "", { values: [], typed: { entry: "moment", slots: ["tody"] } });
    const mended = checked(near).problems[0]?.mend?.apply(counter());
    expect(mended && shown(mended)).toBe("rating:3 created:today");
  });

  it("counts what is not finished for nothing, and keeps it when something else is mended", () => {
    const { root } = read("state:open tag:vip subject:~x");
    const [, tag] = root.items.map((one) => one.id);
    const half = setRow(root, tag ?? "", { values: [] });
    expect(checked(half)).toMatchObject({ q: "state:open subject:~x", problems: [] });
    expect([...checked(half).unfinished]).toEqual([tag]);
  });

  it("says of the whole when there is too much of it", () => {
    const line = Array.from(
      { length: 40 },
      (_, index) => `tag:${index} or (state:open -tag:${index} -read:no)`,
    ).join(" ");
    const { problems } = checked(read(line).root);
    expect(problems.length).toBeGreaterThan(0);
    expect(parse(line).problems.length).toBeGreaterThan(0);
  });
});
