"use client";
import Smartphone from "lucide-react/icons/smartphone";
import { draftStore } from "@/components/data/draft-store";
import { saveDraftSoon } from "@/components/data/draft-sync";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { useToasts } from "@/components/ui/toasts";
import type { StoredDraft } from "@/lib/api/drafts";
import { agoSpan } from "@/lib/core/time";

/** Two devices have written different things: nothing is dropped before somebody has said which counts. */
export const DraftDiffers = ({ owner, theirs }: { owner: string; theirs: StoredDraft }) => {
  const { show } = useToasts();
  const { place: id } = theirs;
  const mine = draftStore.get(owner, id).draft;
  const undo = (content: typeof mine) => ({
    label: "Undo",
    takesBack: true as const,
    run: () => {
      draftStore.write(owner, id, { ...content });
      saveDraftSoon(owner, id);
    },
  });
  const use = () => {
    draftStore.take(owner, id, theirs);
    show({ text: "The other draft is in the field.", act: undo(mine) });
  };
  const stay = () => {
    draftStore.insist(owner, id, theirs.version);
    saveDraftSoon(owner, id);
    show({ text: "This draft stays.", act: undo({ ...mine, ...theirs.content }) });
  };
  const both = () => {
    draftStore.insist(owner, id, theirs.version);
    draftStore.putBack(owner, id, theirs.content);
    saveDraftSoon(owner, id);
  };
  return (
    <div
      role="alert"
      className="mx-3 mb-2 flex flex-col gap-1.5 rounded-l bg-warm-soft px-3 py-2 text-m text-warm"
    >
      <p className="flex items-center gap-2">
        <Icon of={Smartphone} size={15} />
        <span>
          Another draft was written on your <bdi>{theirs.deviceName}</bdi>,{" "}
          <Time at={theirs.updatedAtMs / 1000} format={agoSpan} />:
        </span>
      </p>
      <blockquote dir="auto" className="line-clamp-3 text-ink [overflow-wrap:anywhere] whitespace-pre-wrap">
        {theirs.content.text}
      </blockquote>
      <p className="flex flex-wrap gap-1.5 text-ink">
        <Button onClick={use}>Use it</Button>
        <Button onClick={stay}>Keep this one</Button>
        <Button variant="ghost" onClick={both}>
          Both, one after the other
        </Button>
      </p>
    </div>
  );
};
