"use client";
import { useState } from "react";
import { type KeyGroup, useAllKeys } from "@/components/data/all-keys";
import { useSetting } from "@/components/data/settings";
import { Dialog } from "@/components/ui/dialog";
import { KeyCaps } from "@/components/ui/key-caps";
import { matches } from "@/components/ui/matches";
import { type OwnKeys, ownKey } from "@/components/ui/own-keys";
import { PageLink } from "@/components/ui/page-link";

const asTheyCome: OwnKeys = {};

const Group = ({ title, rows, own }: { own: OwnKeys } & Pick<KeyGroup, "title" | "rows">) => (
  <section>
    <h3 className="mb-1.5 text-s font-semibold text-ink-2">{title}</h3>
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5">
      {rows.map((row) => {
        const key = ownKey(own, row.keys);
        return (
          <div key={row.keys} className="contents">
            <dt className="[overflow-wrap:anywhere]">{row.title}</dt>
            <dd className="flex justify-end gap-1">
              {key === undefined ? <span className="text-ink-3">No key</span> : <KeyCaps keys={key} />}
            </dd>
          </div>
        );
      })}
    </dl>
  </section>
);

/** Every key there is, as the member has set it up, from the same tables that bind them. */
export const KeysSheet = ({ onClose }: { onClose: () => void }) => {
  const singleKeys = useSetting("singleKeys");
  const own = useSetting("keys");
  const groups = useAllKeys();
  const [typed, setTyped] = useState("");
  const found = groups.flatMap((group) => {
    const keys = group.own ? own : asTheyCome;
    const rows = group.rows.filter((row) => matches(typed, `${row.title} ${ownKey(keys, row.keys) ?? ""}`));
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
  return (
    <Dialog title="Keys" width="l" toRead onClose={onClose}>
      {singleKeys ? null : (
        <p className="mb-4 rounded-l bg-warm-soft px-3 py-2 text-warm">
          Letters and signs alone are switched off.{" "}
          <PageLink href="/settings#keyboard" onClick={onClose} className="font-medium underline">
            Switch them on in the settings
          </PageLink>
          .
        </p>
      )}
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input
          type="search"
          aria-label="Find a key"
          placeholder="Find a key, or what it does"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="min-h-8 min-w-0 flex-1 basis-52 rounded-m border border-line-strong bg-surface px-2.5 max-md:min-h-11 max-md:text-[16px]"
        />
        <PageLink
          href="/settings#keyboard"
          onClick={onClose}
          className="inline-flex items-center text-accent hover:underline max-md:min-h-11"
        >
          Change keys
        </PageLink>
      </div>
      <div className="gap-x-10 md:columns-2 [&>section]:mb-6 [&>section]:break-inside-avoid">
        {found.map((group) => (
          <Group key={group.title} {...group} own={group.own ? own : asTheyCome} />
        ))}
      </div>
      {found.length === 0 ? <p role="status">No key does that.</p> : null}
    </Dialog>
  );
};
