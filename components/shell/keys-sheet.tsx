"use client";
import { type NavKey, navKeys, usePlaces } from "@/components/data/nav-keys";
import { useSetting } from "@/components/data/settings";
import { Dialog } from "@/components/ui/dialog";
import { keyNames } from "@/components/ui/key-names";
import { actionRows } from "@/lib/actions/table";

const actionKeys: readonly NavKey[] = [
  ...actionRows.flatMap((row) => (row.key === null ? [] : [{ keys: row.key, title: row.title }])),
  { keys: "i", title: "Assign to me" },
];

const Group = ({ title, rows }: { title: string; rows: readonly NavKey[] }) => (
  <section>
    <h3 className="mb-1.5 text-s font-semibold text-ink-2">{title}</h3>
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
      {rows.map((row) => (
        <div key={row.keys + row.title} className="contents">
          <dt>{row.title}</dt>
          <dd className="flex justify-end gap-1">
            {keyNames(row.keys).map((name) => (
              <kbd
                key={name}
                className="rounded-s border border-b-2 border-line-strong bg-surface px-1.5 font-sans text-xs font-medium text-ink-2"
              >
                {name}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Every key there is, from the same tables that bind them. */
export const KeysSheet = ({ onClose }: { onClose: () => void }) => {
  const singleKeys = useSetting("singleKeys");
  const places = usePlaces().flatMap(({ keys, title }) => (keys === undefined ? [] : [{ keys, title }]));
  return (
    <Dialog title="Keys" width="l" toRead onClose={onClose}>
      {singleKeys ? null : (
        <p className="mb-4 rounded-l bg-warm-soft px-3 py-2 text-warm">
          Single keys are switched off in the settings.
        </p>
      )}
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Group title="Act" rows={actionKeys} />
        <div className="flex flex-col gap-6">
          <Group title="Move" rows={navKeys} />
          <Group title="Go to" rows={places} />
        </div>
      </div>
    </Dialog>
  );
};
