"use client";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { Section } from "./section";

export const KeysSection = () => {
  const singleKeys = useSetting("singleKeys");
  const set = useSetSetting();
  return (
    <Section title="Keyboard">
      <label className="flex min-h-8 cursor-pointer items-start gap-2.5 max-md:min-h-11">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => set("singleKeys", event.target.checked)}
          className="mt-px size-4 accent-accent"
        />
        <span>
          Single keys such as j, e and a
          <span className="block text-s text-ink-3">
            Switch them off if you steer by voice or a screen reader. Ctrl or ⌘ with K still opens all
            actions.
          </span>
        </span>
      </label>
    </Section>
  );
};
