"use client";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarDays from "lucide-react/icons/calendar-days";
import MessageCircle from "lucide-react/icons/message-circle";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { type FormEvent, useId, useState } from "react";
import { envOf } from "@/components/data/env-of";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon, type IconShape } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import type { PickItem } from "@/components/ui/pick-option";
import { TextField } from "@/components/ui/text-field";
import { readSnooze } from "@/lib/conversation/read-snooze";
import { morning, type SnoozeChoice, snoozeChoices, snoozeWords } from "@/lib/conversation/snooze";
import { addDays, dayOf, isDay, timeOnDay } from "@/lib/core/zone";
import type { AskerProps } from "./asker";

const icons: Readonly<Record<SnoozeChoice["id"], IconShape>> = {
  later: Moon,
  tomorrow: Sun,
  monday: CalendarDays,
  "next-week": CalendarDays,
  reply: MessageCircle,
};

const customId = "custom";

type When = { readonly now: number; readonly timeZone: string };

const itemsOf = ({ now, timeZone }: When): readonly PickItem[] => [
  ...snoozeChoices(now, timeZone).map(({ id, label, until }) => ({
    id,
    label,
    words: id === "reply" ? "customer writes forever" : snoozeWords(until, now, timeZone),
    leading: <Icon of={icons[id]} className="text-ink-3" />,
    trailing: id === "reply" ? "wakes when they write" : snoozeWords(until, now, timeZone),
  })),
  {
    id: customId,
    label: "Pick a day and a time …",
    words: "custom date",
    leading: <Icon of={CalendarClock} className="text-ink-3" />,
  },
];

const zoneName = (timeZone: string): string => timeZone.replaceAll("_", " ");

const CustomTime = ({
  when,
  onPick,
  onBack,
}: {
  when: When;
  onPick: (until: number) => void;
  onBack: () => void;
}) => {
  const { now, timeZone } = when;
  const [day, setDay] = useState(() => addDays(dayOf(now, timeZone), 1));
  const [time, setTime] = useState(morning);
  const [tried, setTried] = useState(false);
  const formId = useId();
  const until = isDay(day) && /^\d{2}:\d{2}$/.test(time) ? timeOnDay(day, time, timeZone) : null;
  const problem =
    until === null
      ? "Give a day and a time."
      : until <= now
        ? "That is over. Give a time that is ahead."
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === undefined && until !== null) onPick(until);
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <div className="grid grid-cols-2 gap-3 max-[360px]:grid-cols-1">
        <TextField
          label="Day"
          type="date"
          value={day}
          min={dayOf(now, timeZone)}
          error={tried ? problem : undefined}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField label="Time" type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </div>
      <p role="status" className="text-s text-ink-3">
        {until !== null && problem === undefined ? `Until ${snoozeWords(until, now, timeZone)}, in ` : "In "}
        the workspace’s time, {zoneName(timeZone)}.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" variant="solid">
          Snooze
        </Button>
      </div>
    </form>
  );
};

/** Until when to put it off: what one chooses most, a day and a time, or words such as "3h" and "fri 9am". */
export const SnoozeDialog = ({ conversations, onAct, onClose }: AskerProps) => {
  const { timeZone } = envOf(useWorkspace());
  const [now] = useState(() => Math.floor(Date.now() / 1000));
  const [custom, setCustom] = useState(false);
  const when = { now, timeZone };
  const choices = snoozeChoices(now, timeZone);
  const pick = (until: number) => {
    onClose();
    onAct({ kind: "snooze", until }, conversations);
  };
  const create = (typed: string) => {
    const until = readSnooze(typed, now, timeZone);
    if (until === null || choices.some((choice) => choice.until === until)) return null;
    return { label: `Until ${snoozeWords(until, now, timeZone)}`, run: () => pick(until) };
  };
  const onPick = (id: string) => {
    const choice = choices.find((one) => one.id === id);
    if (choice) pick(choice.until);
    else setCustom(true);
  };
  const title = conversations.length === 1 ? "Snooze" : `Snooze ${conversations.length}`;
  return (
    <Dialog key={custom ? "custom" : "list"} title={title} bare={!custom} onClose={onClose}>
      {custom ? (
        <CustomTime when={when} onPick={pick} onBack={() => setCustom(false)} />
      ) : (
        <PickList
          label="Snooze until"
          placeholder="Until when? “3h”, “fri 9am” …"
          items={itemsOf(when)}
          create={create}
          onPick={onPick}
          empty="No time ahead is called that. Try “3h”, “tomorrow 5pm” or “27 nov”."
        />
      )}
    </Dialog>
  );
};
