"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useState } from "react";
import { type KeyRow, useAllKeys } from "@/components/data/all-keys";
import { clashesOf, withKey } from "@/components/data/key-edits";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { keyNames } from "@/components/ui/key-names";
import { KeyRowItem } from "./key-row-item";
import { Section } from "./section";
import { SwitchRow } from "./switch-row";

const changeWords = (row: KeyRow, wanted: string | null, lost: readonly KeyRow[]): string =>
  [
    `“${row.title}” ${wanted === null ? "has no key now" : `is ${keyNames(wanted).join(" then ")} now`}.`,
    ...lost.map((one) => `“${one.title}” has no key any more.`),
  ].join(" ");

/** Every key, each to be changed; what is changed holds at once, here and wherever the member signs in. */
const KeyTable = () => {
  const own = useSetting("keys");
  const set = useSetSetting();
  const groups = useAllKeys().filter((group) => group.own);
  const rows = groups.flatMap((group) => group.rows);
  const [said, setSaid] = useState("");
  const change = (row: KeyRow, wanted: string | null) => {
    setSaid(changeWords(row, wanted, wanted === null ? [] : clashesOf(rows, own, row.keys, wanted)));
    set("keys", withKey(rows, own, row.keys, wanted));
  };
  const changed = Object.keys(own).length;
  return (
    <>
      <p className="text-s text-ink-3">Choose a key to change it, or “No key” to give one.</p>
      <p role="status" className={said === "" ? "sr-only" : "my-2 rounded-m bg-accent-soft px-3 py-2"}>
        {said}
      </p>
      {groups.map((group) => (
        <section key={group.title} className="mt-3">
          <h3 className="mb-1 text-s font-semibold text-ink-2">{group.title}</h3>
          <ul className="divide-y divide-line">
            {group.rows.map((row) => (
              <KeyRowItem key={row.keys} row={row} rows={rows} own={own} onChange={change} />
            ))}
          </ul>
        </section>
      ))}
      <Button
        className="mt-4"
        aria-disabled={changed === 0}
        onClick={() => {
          if (changed === 0) return setSaid("All keys are as they came.");
          set("keys", {});
          setSaid("All keys are as they came again.");
        }}
      >
        Reset all keys
      </Button>
    </>
  );
};

export const KeysSection = () => {
  const singleKeys = useSetting("singleKeys");
  const changed = Object.keys(useSetting("keys")).length;
  const set = useSetSetting();
  return (
    <Section title="Keyboard" id="keyboard">
      <SwitchRow
        label="Single keys such as j, e and a"
        about="Switch them off if you steer by voice or a screen reader. Ctrl or ⌘ with K still opens all actions."
        on={singleKeys}
        onChange={(on) => set("singleKeys", on)}
      />
      <details className="group mt-3">
        <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 font-medium text-accent max-md:min-h-11 [&::-webkit-details-marker]:hidden">
          <Icon
            of={ChevronRight}
            size={14}
            className="shrink-0 transition-transform duration-100 group-open:rotate-90"
          />
          All keys, to be changed
          {changed > 0 ? <span className="text-s font-normal text-ink-3">{changed} changed</span> : null}
        </summary>
        <KeyTable />
      </details>
    </Section>
  );
};
