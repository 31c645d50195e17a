import { phrases } from "./phrases";
import { a, c, type Lang, type Scenario, type TagName, type TeamKey } from "./scenario";

type Short = readonly [
  team: TeamKey,
  tags: readonly TagName[],
  issue: string,
  subject: string,
  opener: string,
  answer: string,
  again?: string,
];

/** Three short stories a language; the thanks come from the phrase book. */
const stories: Partial<Record<Lang, readonly Short[]>> = {
  de: [
    [
      "billing",
      ["invoice"],
      "Billing",
      "Rechnung {invoice}: falsche Anschrift",
      "auf der Rechnung {invoice} steht noch unsere alte Anschrift. Bitte schicken Sie uns eine korrigierte Fassung.",
      "die korrigierte Rechnung liegt jetzt unter Einstellungen → Rechnungen.",
    ],
  ],
};

export const foreignScenarios: readonly Scenario[] = Object.entries(stories).flatMap(([key, list]) => {
  const lang = langNamed(key);
  return list.map(([team, tags, issue, subject, opener, answer, again], i) => ({
    key: `${lang}-${i}`,
    lang,
    team,
    tags,
    issue,
    subjects: [subject],
    turns: [
      c(opener),
      a(...phrases[lang].ack),
      c(again ?? phrases[lang].nudge[0] ?? ""),
      a(answer),
      c(...phrases[lang].thanks),
    ],
  }));
});

function langNamed(key: string): Lang {
  const found = (Object.keys(phrases) as Lang[]).find((lang) => lang === key);
  if (found === undefined) throw new RangeError(`no language ${key}`);
  return found;
}
