"use client";
import { useQueries } from "@tanstack/react-query";
import ListChecks from "lucide-react/icons/list-checks";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import PencilLine from "lucide-react/icons/pencil-line";
import Ticket from "lucide-react/icons/ticket";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { ticketQuery } from "@/components/data/ticket-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon, type IconShape } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { pressOf } from "@/components/ui/keys";
import { useKeyOf, useShortcutOf } from "@/components/ui/use-hotkeys";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { isolated } from "@/lib/core/text";
import type { Check, Standing } from "./closing-checks";
import { quote } from "./wording";

/** What is about to be closed, and what stands open in each that has anything. */
export type ClosingCase = {
  readonly of: number;
  readonly found: readonly {
    readonly conversation: ConversationSummary;
    readonly standing: readonly Standing[];
  }[];
  readonly goAhead: () => void;
  readonly onLeave?: (() => void) | undefined;
  /** Where it is finished with in another way than by closing it: what that is called, and the key that goes ahead. */
  readonly words?: { readonly title: string; readonly label: string; readonly key: string };
};

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

/** Tickets that turn out to be resolved are no reason to ask. */
const useResolved = (found: ClosingCase["found"]): ReadonlySet<string> => {
  const ids = found.flatMap(({ conversation, standing }) =>
    standing.some(({ check }) => check === "openTicket") ? conversation.tickets.map(({ id }) => id) : [],
  );
  return useQueries({
    queries: ids.map((id) => ticketQuery(id)),
    combine: (answers) =>
      new Set(answers.flatMap(({ data }) => (data?.state === "resolved" ? [data.id] : []))),
  });
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

/** What stands open in what one is about to close; the same key again goes ahead. */
export const ClosingDialog = ({ closing, onClose }: { closing: ClosingCase; onClose: () => void }) => {
  const resolved = useResolved(closing.found);
  const isOpen = ({ tickets }: ConversationSummary) => tickets.some(({ id }) => !resolved.has(id));
  const found = closing.found
    .map(({ conversation, standing }) => ({
      conversation,
      standing: standing.filter(({ check }) => check !== "openTicket" || isOpen(conversation)),
    }))
    .filter(({ standing }) => standing.length > 0);
  const ahead = () => {
    onClose();
    closing.goAhead();
  };
  const leave = () => {
    onClose();
    closing.onLeave?.();
  };
  const isNothing = found.length === 0;
  const latest = useRef(ahead);
  useEffect(() => {
    latest.current = ahead;
  });
  useEffect(() => {
    if (isNothing) latest.current();
  }, [isNothing]);
  const [first] = closing.found;
  const single = closing.of === 1;
  const close = { title: "Before you close", label: single ? "Close anyway" : `Close all ${closing.of}` };
  const { title, label, key } = closing.words ?? { ...close, key: "e" };
  const aheadKey = useKeyOf()(key);
  const shortcutOf = useShortcutOf();
  const onKeyDown = (event: KeyboardEvent) => {
    if (aheadKey === undefined || event.repeat || pressOf(event.nativeEvent) !== aheadKey) return;
    event.preventDefault();
    ahead();
  };
  const footer = (
    <>
      <Button onClick={leave}>Back</Button>
      <Button variant="solid" data-first-focus aria-keyshortcuts={shortcutOf(key)} onClick={ahead}>
        {label}
        <Kbd keys={key} look="inherit" />
      </Button>
    </>
  );
  return (
    <Dialog title={title} width="s" asks onClose={leave} onKeyDown={onKeyDown} footer={footer}>
      <p className="text-ink-2">
        {single && first ? quote(headline(first.conversation)) : `Of ${closing.of} conversations:`}
      </p>
      <ul className="mt-1 divide-y divide-line">
        {checks.map((check) => {
          const words = wordsOf(check, found, single);
          return words === null ? null : <Row key={check} check={check} words={words} />;
        })}
      </ul>
    </Dialog>
  );
};
