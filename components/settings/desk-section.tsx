"use client";
import { useSetSetting, useSetting } from "@/components/data/settings";
import type { AfterClose, ClosingChecks } from "@/lib/api/settings-model";
import { ImageSenders } from "./image-senders";
import { Section } from "./section";
import { SwitchRow } from "./switch-row";

const ways: Readonly<Record<AfterClose, string>> = {
  next: "Go to the next conversation",
  stay: "Stay with the closed one",
  list: "Go back to the list",
};
const order: readonly AfterClose[] = ["next", "stay", "list"];

const checks: readonly { readonly name: keyof ClosingChecks; readonly label: string }[] = [
  { name: "unanswered", label: "The customer wrote last" },
  { name: "requiredAttributes", label: "A required attribute has no value" },
  { name: "openTicket", label: "A linked ticket is not resolved" },
  { name: "draft", label: "You have written something and not sent it" },
];

/** How the desk behaves for this member. */
export const DeskSection = () => {
  const afterClose = useSetting("afterClose");
  const checksBeforeClose = useSetting("checksBeforeClose");
  const showEvents = useSetting("showEvents");
  const set = useSetSetting();
  return (
    <Section title="Desk" id="desk">
      <fieldset>
        <legend className="mb-1 text-s font-semibold text-ink-2">After closing a conversation</legend>
        {order.map((way) => (
          <label key={way} className="flex min-h-8 cursor-pointer items-center gap-2.5 max-md:min-h-11">
            <input
              type="radio"
              name="after-close"
              checked={afterClose === way}
              onChange={() => set("afterClose", way)}
              className="size-4 shrink-0 accent-accent"
            />
            {ways[way]}
          </label>
        ))}
      </fieldset>
      <fieldset className="mt-4">
        <legend className="mb-1 text-s font-semibold text-ink-2">Ask before closing when</legend>
        {checks.map(({ name, label }) => (
          <SwitchRow
            key={name}
            label={label}
            on={checksBeforeClose[name]}
            onChange={(on) => set("checksBeforeClose", { ...checksBeforeClose, [name]: on })}
          />
        ))}
      </fieldset>
      <fieldset className="mt-4">
        <legend className="mb-1 text-s font-semibold text-ink-2">In a conversation</legend>
        <SwitchRow
          label="Show what happened between messages"
          about="Assignments, tags, closing and the like, folded to one line each."
          on={showEvents}
          onChange={(on) => set("showEvents", on)}
        />
      </fieldset>
      <ImageSenders />
    </Section>
  );
};
