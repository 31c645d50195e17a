"use client";
import { useState } from "react";
import { peopleOf } from "@/components/data/people";
import { useViews } from "@/components/data/views-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { useToasts } from "@/components/ui/toasts";
import { isAppError } from "@/lib/core/errors";
import { ImportItem } from "./import-item";
import { type Plan, type Planned, planImport, standingOf, tooLarge } from "./import-plan";

import { useStands } from "./use-stands";
import { useViewActions } from "./use-view-actions";

const countWords = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const importedWords = (saved: number, of: number): string =>
  saved === of ? countWords(saved, "view") : `${saved} of ${countWords(of, "view")}`;

const summaryOf = ({ items }: Plan): string => {
  const known = items.filter((item) => item.known).length;
  return `${countWords(items.length, "view")}: ${items.length - known} new, ${known} already here`;
};

type Failures = ReadonlyMap<string, string>;

const useImport = (onClose: () => void) => {
  const existing = useViews() ?? [];
  const workspace = useWorkspace();
  const people = peopleOf(workspace);
  const { create } = useViewActions();
  const { show } = useToasts();
  const stands = useStands();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [failures, setFailures] = useState<Failures>(new Map());
  const [saving, setSaving] = useState(false);
  const read = (text: string) =>
    setPlan(
      planImport(text, {
        existing,
        people,
        role: workspace?.me.role ?? "agent",
        uuid: () => crypto.randomUUID(),
      }),
    );
  const change = (id: string, to: Partial<Planned>) =>
    setPlan(
      (now) =>
        now && { ...now, items: now.items.map((item) => (item.id === id ? { ...item, ...to } : item)) },
    );
  const wanted = plan?.items.filter((item) => item.wanted) ?? [];
  const blocked = wanted.some((item) => standingOf(item, people).read.problem !== null);
  const save = async () => {
    if (saving) return;
    setSaving(true);
    const failed = new Map<string, string>();
    let saved = 0;
    for (const item of wanted) {
      // Closing the dialog calls off the rest.
      if (!stands()) break;
      const { read } = standingOf(item, people);
      if (read.problem !== null) continue;
      try {
        await create(item.id, { ...item.content, query: read.query });
        saved += 1;
      } catch (error) {
        failed.set(item.id, isAppError(error) ? error.message : "It could not be saved.");
      }
    }
    setSaving(false);
    setFailures(failed);
    if (saved > 0) show({ text: `${importedWords(saved, wanted.length - failed.size)} imported.` });
    if (failed.size === 0 && stands()) onClose();
  };
  return { plan, setPlan, read, change, wanted, blocked, people, failures, saving, save };
};

const Choose = ({ onText }: { onText: (text: string) => void }) => {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const take = (file: File | undefined) => {
    if (!file) return;
    if (tooLarge(file.size)) setProblem("This is too large for a file of views (1 MB at most).");
    else file.text().then(onText, () => setProblem("The file could not be read."));
  };
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-col gap-1 text-s font-medium text-ink-2">
        File of views
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => take(event.target.files?.[0])}
          className="text-m font-normal text-ink file:mr-3 file:min-h-[30px] file:rounded-m file:border file:border-line-strong file:bg-surface file:px-2.5 file:text-ink max-md:file:min-h-11"
        />
      </label>
      <TextAreaField
        label="Or paste it here"
        rows={6}
        spellCheck={false}
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button disabled={typed.trim() === ""} onClick={() => onText(typed)} className="self-start">
        Read it
      </Button>
    </div>
  );
};

/** Views from a file or pasted: first what would come of it, then, when one says so, they are saved. */
export const ImportDialog = ({ onClose }: { onClose: () => void }) => {
  const all = useImport(onClose);
  const { plan, wanted } = all;
  return (
    <Dialog
      title="Import views"
      width="l"
      onClose={onClose}
      footer={
        plan ? (
          <>
            <Button onClick={() => all.setPlan(null)}>Another file</Button>
            <Button
              variant="solid"
              pending={all.saving}
              disabled={wanted.length === 0 || all.blocked}
              onClick={() => void all.save()}
            >
              {wanted.length === 0 ? "Import" : `Import ${countWords(wanted.length, "view")}`}
            </Button>
          </>
        ) : undefined
      }
    >
      {plan === null ? (
        <Choose onText={all.read} />
      ) : (
        <div className="flex flex-col gap-3">
          <p role="status" className="font-medium">
            {plan.items.length === 0 ? "There is nothing to import." : summaryOf(plan)}
          </p>
          {plan.problems.length > 0 ? (
            <ul className="rounded-l bg-late-soft px-3 py-2 text-late [overflow-wrap:anywhere]">
              {plan.problems.slice(0, 8).map((words) => (
                <li key={words}>{words}</li>
              ))}
              {plan.problems.length > 8 ? <li>and {plan.problems.length - 8} more</li> : null}
            </ul>
          ) : null}
          <ul className="divide-y divide-line">
            {plan.items.map((item) => (
              <ImportItem
                key={item.id}
                item={item}
                people={all.people}
                failure={all.failures.get(item.id)}
                onChange={(change) => all.change(item.id, change)}
              />
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
};
