"use client";
import X from "lucide-react/icons/x";
import { QueryInk } from "@/components/data/query-ink";
import { IconButton } from "@/components/ui/icon-button";
import { sentence } from "@/lib/search/sentence";
import { useParts } from "./builder-context";
import { SentenceText } from "./sentence-text";

/** What the filter means, said in a sentence, and the line that it is. */
export const BuilderHead = ({ onClose }: { onClose: () => void }) => {
  const { checked, words, tidied } = useParts();
  return (
    <div className="sticky top-0 z-10 border-b border-line bg-surface py-3 pr-2 pl-4 max-md:static">
      <div className="flex items-start gap-2">
        <p className="pane-scroll max-h-24 max-md:max-h-none min-w-0 flex-1 text-l leading-[22px] text-ink-2 [overflow-wrap:anywhere]">
          <SentenceText pieces={sentence(checked.tree, words)} />
        </p>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      {checked.text === "" ? null : (
        <div className="mt-2 mr-2 grid rounded-m bg-sunken px-2.5 py-1">
          <QueryInk
            text={checked.text}
            problems={checked.wrong}
            plain
            className="pane-scroll col-start-1 row-start-1 max-h-24 max-md:max-h-none font-mono text-s leading-5 whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]"
          />
        </div>
      )}
      {tidied ? (
        <p className="mt-1.5 text-s text-warm">Brackets and signs that led nowhere were put right.</p>
      ) : null}
    </div>
  );
};
