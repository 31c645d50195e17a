"use client";
import ListChecks from "lucide-react/icons/list-checks";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import PencilLine from "lucide-react/icons/pencil-line";
import Ticket from "lucide-react/icons/ticket";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { Icon, type IconShape } from "@/components/ui/icon";
import { isolated } from "@/lib/core/text";
import type { ClosingCase } from "./closing-case";
import type { Check } from "./closing-checks";

const checks: readonly Check[] = ["draft", "unanswered", "openTicket", "requiredAttributes"];

const icons: Readonly<Record<Check, IconShape>> = {
  draft: PencilLine,
  unanswered: MessageCircleQuestion,
  openTicket: Ticket,
  requiredAttributes: ListChecks,
};

const one: Readonly<Record<Check, string>> = {
  draft: "You have begun to write and not sent it. The draft is kept.",
  unanswered: "The customer wrote last, and nobody has answered.",
  openTicket: "Its ticket is not resolved.",
  requiredAttributes: "A required attribute has no value",
};

const many: Readonly<Record<Check, (count: number) => string>> = {
  draft: (count) => `${count} hold a draft that was not sent. Drafts are kept.`,
  unanswered: (count) => `${count} wait for an answer.`,
  openTicket: (count) => `${count} have a ticket that is not resolved.`,
  requiredAttributes: (count) => `${count} lack a required attribute.`,
};

const Row = ({ check, words }: { check: Check; words: string }) => {
  const wanted = useSetting("checksBeforeClose");
  const setSetting = useSetSetting();
  return (
    <li className="flex gap-2.5 py-2">
      <Icon of={icons[check]} className="mt-0.5 text-warm" />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">{words}</p>
        <label className="mt-1 inline-flex min-h-6 items-center gap-2 text-s text-ink-3 max-md:min-h-11">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={!wanted[check]}
            onChange={(event) =>
              setSetting("checksBeforeClose", { ...wanted, [check]: !event.target.checked })
            }
          />
          Do not ask about this again
        </label>
      </div>
    </li>
  );
};

const wordsOf = (check: Check, found: ClosingCase["found"], single: boolean): string | null => {
  const having = found.filter(({ standing }) => standing.some((stands) => stands.check === check));
  if (having.length === 0) return null;
  if (!single) return many[check](having.length);
  const names = having.flatMap(({ standing }) => standing.flatMap((stands) => stands.names));
  return check === "requiredAttributes" ? `${one[check]}: ${names.map(isolated).join(", ")}.` : one[check];
};

/** What stands open, each with the way to be asked about it no more. */
export const ClosingRows = ({ found, single }: { found: ClosingCase["found"]; single: boolean }) => (
  <ul className="mt-1 divide-y divide-line">
    {checks.map((check) => {
      const words = wordsOf(check, found, single);
      return words === null ? null : <Row key={check} check={check} words={words} />;
    })}
  </ul>
);
