"use client";
import { useEffect, useRef } from "react";
import { exactTime } from "@/components/ui/exact-time";
import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue, ConversationDetail } from "@/lib/conversation/model";
import { AttributeEditor } from "./attribute-editor";
import { attributeFact, isEmpty } from "./attribute-words";
import { dayName, FactRow } from "./facts";
import { useAttributeEditing } from "./use-attribute-editing";
import { WebLink, webAddress } from "./web-link";

export type AttributeRowProps = {
  readonly conversation: ConversationDetail;
  readonly kind: AttributeKind;
  readonly value: AttributeValue;
  /** It was just asked for: the editor stands open. */
  readonly begun?: boolean;
  /** An empty one that was begun and given up. */
  readonly onClosed?: (() => void) | undefined;
};

/** One attribute: a press or Enter on its value edits it where it stands. */
export const AttributeRow = ({ conversation, kind, value, begun = false, onClosed }: AttributeRowProps) => {
  const edit = useAttributeEditing(conversation, kind, value);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const { begin } = edit;
  const isEditing = edit.editing !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, when it is drawn.
  useEffect(() => {
    if (begun) begin();
  }, []);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);
  const names = conversation.about.references;
  const fact = attributeFact(kind.name, value, kind, names);
  if (edit.editing !== null) {
    return (
      <FactRow label={fact.label} wide>
        <AttributeEditor
          kind={kind}
          value={value}
          names={names}
          draft={edit.editing.draft}
          error={edit.editing.error}
          onChange={edit.change}
          onSave={() => void edit.save()}
          onCancel={() => {
            edit.cancel();
            if (isEmpty(value)) onClosed?.();
          }}
        />
      </FactRow>
    );
  }
  const words = isEmpty(value)
    ? "Not set"
    : fact.value.kind === "words"
      ? fact.value.text
      : dayName(fact.value.at);
  const href = webAddress(words);
  return (
    <FactRow label={fact.label}>
      <button
        ref={button}
        type="button"
        onClick={begin}
        aria-label={`${fact.label}: ${words}, edit`}
        data-tip={fact.value.kind === "moment" ? exactTime(fact.value.at) : (kind.description ?? undefined)}
        className="-mx-1 block min-h-6 w-[calc(100%+8px)] rounded-s px-1 text-left hover:bg-hover max-md:min-h-11"
      >
        <bdi className={isEmpty(value) ? "text-ink-3" : undefined}>{words}</bdi>
        {kind.required && isEmpty(value) ? <span className="text-warm"> · required</span> : null}
      </button>
      {href === null ? null : <WebLink href={href}>Open</WebLink>}
    </FactRow>
  );
};
