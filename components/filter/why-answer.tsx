"use client";
import Check from "lucide-react/icons/check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import X from "lucide-react/icons/x";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { Explained, ExplainedTerm } from "@/lib/api/explain";
import { isAppError } from "@/lib/core/errors";
import type { Verdict } from "@/lib/search/evaluate";
import { nameOf, type People } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { type Piece, termSentence } from "@/lib/search/sentence";
import { dateWords } from "./date-words";
import { SentenceText } from "./sentence-text";

const looks = {
  yes: { icon: Check, className: "text-calm", words: "holds" },
  no: { icon: X, className: "text-late", words: "does not hold" },
  unknown: { icon: CircleHelp, className: "text-ink-3", words: "cannot be told" },
} as const satisfies Record<Verdict, unknown>;

const verdicts: Readonly<Record<Verdict, string>> = {
  yes: "matches.",
  no: "does not match.",
  unknown: "may match: Intercom does not tell all that the query asks for.",
};

/** The sentence speaks of many; here it is one. */
const ofOne = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, index) =>
    index > 0
      ? piece
      : {
          ...piece,
          text: piece.text
            .replace(/^that are /, "is ")
            .replace(/^that were /, "was ")
            .replace(/^whose /, "its "),
        },
  );

const piecesOf = ({ text, negated }: ExplainedTerm, people: People): readonly Piece[] => {
  const { tree } = parse(text);
  return tree.kind === "term"
    ? ofOne(termSentence(tree, negated, { nameOf: nameOf(people), dateWords }))
    : [{ text, strong: true }];
};

const Term = ({ term, people }: { term: ExplainedTerm; people: People }) => {
  const look = looks[term.verdict];
  return (
    <li className={cx("flex gap-2.5 py-1", term.decides ? "text-ink-2" : "text-ink-3 opacity-75")}>
      <Icon of={look.icon} size={15} className={cx("mt-0.5 shrink-0", look.className)} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="sr-only">{`${look.words}${term.decides ? ", and decides" : ""}: `}</span>
        <SentenceText pieces={piecesOf(term, people)} />
      </span>
    </li>
  );
};

export type WhyAnswerProps = {
  readonly answer: Explained | undefined;
  readonly error: Error | null;
  readonly people: People;
  readonly onRetry: () => void;
};

/** The verdict, and how each condition stands; those that decide stand out. */
export const WhyAnswer = ({ answer, error, people, onRetry }: WhyAnswerProps) => {
  if (error)
    return (
      <div role="alert" className="flex flex-col items-start gap-2">
        <p className="text-late">{error.message}</p>
        {isAppError(error) && error.code === "conversation_gone" ? null : (
          <Button onClick={onRetry}>Try again</Button>
        )}
      </div>
    );
  if (!answer)
    return (
      <div role="status" aria-label="Asking Intercom" className="flex flex-col gap-2.5">
        {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
          <Skeleton key={width} className={cx("h-4", width)} />
        ))}
      </div>
    );
  return (
    <div role="status">
      <p className="text-l [overflow-wrap:anywhere]">
        “<bdi className="font-semibold">{answer.title}</bdi>” {verdicts[answer.verdict]}
      </p>
      {answer.terms.length === 0 ? (
        <p className="mt-2 text-ink-2">The query is empty, so everything matches.</p>
      ) : (
        <ul className="mt-2">
          {answer.terms.map((term) => (
            <Term key={term.path.join(".")} term={term} people={people} />
          ))}
        </ul>
      )}
    </div>
  );
};
