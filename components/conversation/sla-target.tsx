"use client";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/text-field";
import { dueAt, type SlaStory, spanIn } from "@/lib/conversation/sla-story";
import { minuteSeconds, shortSpan } from "@/lib/core/time";

const longestName = 120;
const nameOf = (story: SlaStory): string => story.name.slice(0, longestName);

/** Counts to the second while little is left, as one looks at it then. */
const secondsMatterBelow = 10 * minuteSeconds;

const words = (left: number): string => {
  if (left < 0) return `${shortSpan(-left)} past it`;
  return left < secondsMatterBelow
    ? `${Math.floor(left / minuteSeconds)}:${String(left % minuteSeconds).padStart(2, "0")} left`
    : `${shortSpan(left)} left`;
};

const CountDown = ({ at }: { at: number }) => {
  const text = useClock((now) => (now === 0 ? "" : words(at - Math.floor(now / 1000))));
  const isLate = useClock((now) => now !== 0 && at < Math.floor(now / 1000));
  return (
    <span
      role="timer"
      data-tip="Falls due"
      data-tip-at={at}
      className={isLate ? "num font-medium text-late" : "num font-medium"}
    >
      {text}
    </span>
  );
};

type FormProps = { readonly story: SlaStory; readonly onDone: () => void };

const TargetForm = ({ story, onDone }: FormProps) => {
  const targets = useSetting("slaTargets");
  const set = useSetSetting();
  const known = targets[nameOf(story)] ?? spanIn(story.name);
  const [typed, setTyped] = useState(known === null ? "" : shortSpan(known));
  const [error, setError] = useState<string | undefined>(undefined);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { [nameOf(story)]: _gone, ...rest } = targets;
    if (typed.trim() === "") {
      set("slaTargets", rest);
      return onDone();
    }
    const seconds = spanIn(typed);
    if (seconds === null) return setError("Write a length of time, such as 30 min or 2 h.");
    set("slaTargets", { ...rest, [nameOf(story)]: seconds });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      className="mt-2 rounded-l border border-accent-line bg-surface p-2"
    >
      <TextField
        label="How long it gives"
        hint="Such as 30 min, 2 h or 1 day. By the wall clock: office hours are not known here."
        error={error}
        value={typed}
        autoComplete="off"
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="mt-2 flex gap-1.5">
        <Button type="submit" variant="solid">
          Save
        </Button>
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

/** How much is left of an SLA that runs, by the target that the member has named: Intercom tells nobody. */
export const SlaTarget = ({ story }: { readonly story: SlaStory }) => {
  const target = useSetting("slaTargets")[nameOf(story)];
  const [editing, setEditing] = useState(false);
  const at = target === undefined ? null : dueAt(story, target);
  if (editing) return <TargetForm story={story} onDone={() => setEditing(false)} />;
  return (
    <p className="mt-1.5 text-s text-ink-3">
      {at === null ? null : (
        <>
          <CountDown at={at} />
          {", by your target of "}
          {shortSpan(target ?? 0)}.{" "}
        </>
      )}
      {target === undefined ? "Intercom does not tell when it falls due. " : null}
      <button
        type="button"
        onClick={() => setEditing(true)}
        className="min-h-6 text-accent underline max-md:min-h-11"
      >
        {target === undefined ? "Count down to a target of yours" : "Change it"}
      </button>
    </p>
  );
};
