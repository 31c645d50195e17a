import type { DemoConversation } from "@/lib/demo/model";
import { makeWorld } from "@/lib/demo/seed/world";
import { type Facts, matcher } from "@/lib/search/evaluate";
import { plan, validate } from "@/lib/search/lower";
import type { Env } from "@/lib/search/moments";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import { median } from "./app";
import type { BenchLine } from "./bench-line";

const now = Date.parse("2026-11-21T11:00:00Z") / 1000;
const env: Env = { now, me: "6120401", myTeamIds: ["5017691"], timeZone: "Europe/Warsaw" };
const rounds = 15;
const conversations = 10_000;

const factsOf = (c: DemoConversation): Facts => ({
  state: c.state,
  assignee: c.adminAssigneeId,
  team: c.teamAssigneeId,
  tag: c.tags.map((tag) => tag.tagId),
  priority: c.priority !== "none",
  read: c.read,
  waiting: c.waitingSince,
  created: c.createdAt,
  updated: c.updatedAt,
  subject: c.source.subject,
  body: c.source.text,
  author: c.source.author.name,
  email: c.source.author.email,
  rating: c.rating?.rating ?? null,
});

/** As people ask: state, people, times, words, groups. */
const lines = [
  "state:open assignee:none waiting:>2h",
  "state:open (priority:yes or tag:7600001,7600002) created:<30d",
  "invoice state:open",
  "-assignee:me subject:~order rating:<3",
  '(from:@gmail.com or "please help") -state:closed',
];

const milliseconds = (run: () => void): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

/** All that happens to a typed line before it has said which conversations match. */
const search = (line: string, facts: readonly Facts[]): number => {
  const { tree } = parse(line);
  validate(parse(print(tree)).tree);
  const judge = matcher(tree, env);
  return facts.filter((one) => judge(one) === "yes").length;
};

/** The least that a search can do: look for a piece of text in any case. */
const floor = (facts: readonly Facts[]): number =>
  facts.filter((one) => String(one.body).toLowerCase().includes("invoice")).length;

/** A line of brackets and quotes as no person types it, at most as long as a line may be. */
const hostile = (length: number): string => '(-(tag:1,"x" or '.repeat(200).slice(0, length);

/** Lines that are read without a mistake and can be planned only with effort, or not at all: each at most as long as a line may be. */
const effortful: readonly ((parts: number) => string)[] = [
  (parts) => repeated(parts, (n) => `(-from:a${n},b${n},c${n},d${n},e${n} or from:f)`),
  (parts) => repeated(parts, (n) => `(ticket.title:~x${n} or parts:>${n})`),
  (parts) => repeated(parts, (n) => `(created:2026-01-${10 + (n % 20)} or -reply:today)`),
  (parts) => repeated(parts / 2, (n) => `(parts:>${n} or (reopens:<${n} (rating:>1 or assignments:>${n})))`),
];

const repeated = (parts: number, part: (n: number) => string): string =>
  Array.from({ length: parts }, (_, n) => part(n)).join(" ");

const planned = (line: string): void => void plan(parse(line).tree, { ...env });

/** Of the quickest of many rounds, which other programs have disturbed least. */
const grows = (run: (share: number) => void): number => {
  const times = Array.from({ length: 2 * rounds }, () =>
    [1, 2].map((share) => milliseconds(() => run(share))),
  );
  const quickest = (index: number): number => Math.min(...times.map((pair) => pair[index] ?? 0));
  return quickest(1) / quickest(0);
};

/** B12: the language over 10,000 conversations against a plain filter in the same run, and how time grows with what is given. */
export const benchLanguage = (): readonly BenchLine[] => {
  const facts = makeWorld({ seed: 7, conversations, now }).conversations.map(factsOf);
  const half = facts.slice(0, conversations / 2);
  for (let warm = 0; warm < 3; warm += 1) {
    floor(facts);
    for (const line of lines) search(line, facts);
  }
  const floors: number[] = [];
  const ratios = Array.from({ length: rounds }, () => {
    const base = milliseconds(() => floor(facts));
    floors.push(base);
    return Math.max(...lines.map((line) => milliseconds(() => search(line, facts)))) / base;
  });
  const worst = milliseconds(() => validate(parse(hostile(2048)).tree));
  const slowest = effortful.map((make) =>
    Math.min(...Array.from({ length: rounds }, () => milliseconds(() => planned(make(24))))),
  );
  const detail = `floor ${median(floors).toFixed(1)} ms; the worst line of 2 KB is refused in ${worst.toFixed(1)} ms`;
  const line = { id: "B12", unit: "×" } as const;
  return [
    {
      ...line,
      what: "slowest of five queries, 10,000 rows ÷ filter",
      value: median(ratios),
      limit: 2,
      detail,
    },
    {
      ...line,
      what: "twice the conversations ÷ once",
      value: grows((share) => void search(lines[1] ?? "", share === 2 ? facts : half)),
      limit: 2.5,
      detail: "",
    },
    {
      ...line,
      what: "hostile line, twice the length ÷ once",
      value: grows((share) => {
        for (let n = 0; n < 50; n += 1) validate(parse(hostile(1000 * share)).tree);
      }),
      limit: 2.5,
      detail: "",
    },
    {
      ...line,
      id: "T23",
      unit: "ms",
      what: "slowest hostile line, planned or refused",
      value: Math.max(...slowest),
      limit: 50,
      detail: `each: ${slowest.map((ms) => ms.toFixed(1)).join(", ")} ms`,
    },
  ];
};
