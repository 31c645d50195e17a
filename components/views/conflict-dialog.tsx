"use client";
import { useState } from "react";
import { peopleOf } from "@/components/data/people";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import type { View } from "@/lib/api/views";
import { agoSpan } from "@/lib/core/time";
import { sorts } from "@/lib/search/sorts";
import type { ViewContent } from "@/lib/search/view";
import { typedQuery } from "./query-words";
import { audienceWords, columnWords, groupingWords } from "./words";

export type ConflictDialogProps = {
  readonly mine: ViewContent;
  readonly theirs: View;
  readonly onTheirs: () => void;
  readonly onMine: () => Promise<void>;
  readonly onNew: () => void;
  readonly onClose: () => void;
};

type Row = { readonly label: string; readonly mine: string; readonly theirs: string };

const useRows = (mine: ViewContent, theirs: ViewContent): readonly Row[] => {
  const people = peopleOf(useWorkspace());
  const rows: readonly (readonly [label: string, words: (view: ViewContent) => string])[] = [
    ["Name", (view) => view.name],
    ["Query", (view) => typedQuery(view.query, people) || "everything"],
    ["Order", (view) => sorts[view.sort].label],
    ["Group by", (view) => (view.groupBy === null ? "nothing" : groupingWords[view.groupBy])],
    ["Rows show", (view) => view.columns.map((one) => columnWords[one]).join(", ") || "as usual"],
    ["Who sees it", (view) => audienceWords[view.audience].short],
  ];
  return rows.map(([label, words]) => ({ label, mine: words(mine), theirs: words(theirs) }));
};

/** Two have changed one view: both versions side by side, and the choice between them. Nothing is lost by closing it. */
export const ConflictDialog = ({ mine, theirs, onTheirs, onMine, onNew, onClose }: ConflictDialogProps) => {
  const [saving, setSaving] = useState(false);
  const rows = useRows(mine, theirs);
  const me = useWorkspace()?.me.name;
  const isOwn = me !== undefined && theirs.updatedByName === me;
  return (
    <Dialog
      title="Changed meanwhile"
      width="l"
      onClose={onClose}
      footer={
        <div className="flex flex-wrap justify-end gap-2 max-md:flex-1 max-md:flex-col">
          <Button onClick={onTheirs}>Take theirs</Button>
          <Button
            pending={saving}
            onClick={() => {
              setSaving(true);
              void onMine().finally(() => setSaving(false));
            }}
          >
            Save mine over it
          </Button>
          <Button variant="solid" onClick={onNew}>
            Save mine as new
          </Button>
        </div>
      }
    >
      <p className="mb-3 text-ink-2">
        <bdi>{isOwn ? "You" : (theirs.updatedByName ?? "Somebody who has left")}</bdi> saved it{" "}
        <Time at={theirs.updatedAtMs / 1000} format={agoSpan} />
        {isOwn ? " somewhere else, after you had opened it here." : ", after you had opened it."}
      </p>
      <table className="w-full table-fixed border-collapse text-left align-top">
        <thead>
          <tr className="text-s text-ink-3">
            <th scope="col" className="w-20 pb-1 font-medium">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="pr-3 pb-1 font-medium">
              Yours
            </th>
            <th scope="col" className="pb-1 font-medium">
              Theirs
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-2 text-s font-medium text-ink-3">
                {row.label}
              </th>
              {[row.mine, row.theirs].map((words, index) => (
                <td
                  key={index === 0 ? "mine" : "theirs"}
                  className={`py-1.5 pr-3 [overflow-wrap:anywhere] ${row.mine === row.theirs ? "text-ink-3" : "font-medium"}`}
                >
                  <bdi>{words}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};
