"use client";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { can } from "@/lib/access/roles";
import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue, ConversationDetail } from "@/lib/conversation/model";
import { editingOf } from "./attribute-input";
import { AttributeRow } from "./attribute-row";
import { attributeFact, isEmpty } from "./attribute-words";
import { attributeRow, FactList, FactRow } from "./facts";
import { PanelSection } from "./panel-section";
import { useShownFields } from "./use-shown-fields";

type Row = {
  readonly id: string;
  readonly value: AttributeValue;
  /** Undefined for what the workspace has archived, or what comes from elsewhere. */
  readonly kind: AttributeKind | undefined;
};

const hasValue = ({ value }: Row): boolean => !isEmpty(value);

const rowsOf = (conversation: ConversationDetail, kinds: readonly AttributeKind[]): readonly Row[] => {
  const known = kinds.map((kind) => ({
    id: kind.name,
    kind,
    value: conversation.attributes[kind.name] ?? null,
  }));
  const names = new Set(kinds.map(({ name }) => name));
  const others = Object.entries(conversation.attributes)
    .filter(([name]) => !names.has(name))
    .map(([id, value]) => ({ id, value, kind: undefined }));
  return [...known, ...others];
};

const ReadOnly = ({ row, conversation }: { row: Row; conversation: ConversationDetail }) => {
  const fact = attributeFact(row.id, row.value, row.kind, conversation.about.references);
  const { label, value } = attributeRow(fact);
  const why =
    row.kind === undefined ? "Intercom no longer lists this attribute, so it can only be read." : undefined;
  return (
    <FactRow label={label} tip={why}>
      <bdi>{value}</bdi>
    </FactRow>
  );
};

const AddAttribute = ({
  kinds,
  onPick,
}: {
  kinds: readonly AttributeKind[];
  onPick: (name: string) => void;
}) => (
  <Menu
    label="Attributes that are not set"
    className={`${buttonLook("ghost")} mt-1.5 -ml-1 px-1`}
    items={kinds.map((kind) => ({
      id: kind.name,
      label: kind.label,
      onSelect: () => onPick(kind.name),
    }))}
  >
    <Icon of={Plus} size={13} /> Add an attribute
  </Menu>
);

const useMayWrite = (): boolean => {
  const me = useWorkspace()?.me;
  return me !== undefined && me.teammateId !== null && can(me.role, "triage");
};

const missingKinds = (missing: readonly string[] | undefined): string | undefined =>
  missing?.find((one) => one.startsWith("Attributes of conversations: "));

/** What the team writes down about a conversation, each to be edited in its place. */
export const ConversationAttributes = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const workspace = useWorkspace();
  const mayWrite = useMayWrite();
  const [begun, setBegun] = useState<string | null>(null);
  const rows = useShownFields("attributes", rowsOf(conversation, workspace?.attributes.conversation ?? []));
  const shown = rows.filter(
    (row) => hasValue(row) || row.id === begun || (mayWrite && row.kind?.required && row.kind.writable),
  );
  const addable = rows.flatMap((row) =>
    row.kind && !shown.includes(row) && editingOf(row.kind, row.value) !== null ? [row.kind] : [],
  );
  const missing = missingKinds(workspace?.missing);
  if (shown.length === 0 && (addable.length === 0 || !mayWrite) && missing === undefined) return null;
  return (
    <PanelSection id="attributes">
      <FactList>
        {shown.map((row) =>
          row.kind && mayWrite && editingOf(row.kind, row.value) !== null ? (
            <AttributeRow
              key={row.id}
              conversation={conversation}
              kind={row.kind}
              value={row.value}
              begun={row.id === begun}
              onClosed={() => setBegun(null)}
            />
          ) : (
            <ReadOnly key={row.id} row={row} conversation={conversation} />
          ),
        )}
      </FactList>
      {mayWrite && addable.length > 0 ? <AddAttribute kinds={addable} onPick={setBegun} /> : null}
      {missing === undefined ? null : (
        <p className="mt-1 text-s text-warm">{missing} Until then they can only be read.</p>
      )}
    </PanelSection>
  );
};
