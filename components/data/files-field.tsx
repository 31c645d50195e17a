"use client";
import Paperclip from "lucide-react/icons/paperclip";
import X from "lucide-react/icons/x";
import { useRef, useState } from "react";
import { buttonLook } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { pastedFiles } from "@/components/ui/pasted-files";
import { takesFiles, useDroppedFiles } from "@/components/ui/use-dropped-files";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachments } from "@/lib/actions/limits";
import { isAppError } from "@/lib/core/errors";
import { uploadFile } from "./upload-file";

export type FilesFieldProps = {
  /** Of the attribute that the files are for. */
  readonly label: string;
  readonly files: readonly FileRef[];
  readonly onChange: (change: (files: readonly FileRef[]) => readonly FileRef[]) => void;
  /** Told how many are on their way. */
  readonly onComing?: (count: number) => void;
};

const wordsOf = (error: unknown): string =>
  isAppError(error) ? error.message : "The file could not be taken. Try again.";

const useUploads = ({ files, onChange, onComing }: FilesFieldProps) => {
  const [coming, setComing] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const count = useRef(0);
  const come = (more: number) => {
    count.current += more;
    setComing(count.current);
    onComing?.(count.current);
  };
  const add = async (chosen: readonly File[]) => {
    setProblem(null);
    if (files.length + count.current + chosen.length > mostAttachments)
      return setProblem(`At most ${mostAttachments} files fit.`);
    come(chosen.length);
    for (const file of chosen) {
      try {
        const ref = await uploadFile(file);
        onChange((now) => [...now, ref]);
      } catch (error) {
        setProblem(wordsOf(error));
      }
      come(-1);
    }
  };
  return { coming, problem, add };
};

/** Files for an attribute, chosen, dropped or pasted: given to the server at once, sent with the form. */
export const FilesField = (props: FilesFieldProps) => {
  const { label, files, onChange } = props;
  const { coming, problem, add } = useUploads(props);
  const box = useRef<HTMLDivElement>(null);
  const over = useDroppedFiles(box, true, (dropped) => void add(dropped));
  return (
    <div
      ref={box}
      {...takesFiles}
      onPaste={(event) => {
        const pasted = pastedFiles(event.clipboardData);
        if (pasted.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void add(pasted);
      }}
      className={cx(
        "mt-1 flex flex-col gap-1 rounded-m border border-dashed p-1.5",
        over ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <ul aria-label={`Files for ${label}`} className="flex flex-col gap-1 empty:hidden">
        {files.map((file) => (
          <li key={file.uploadId} className="flex items-center gap-1 rounded-m bg-sunken pl-2">
            <bdi className="min-w-0 flex-1 [overflow-wrap:anywhere]">{file.name}</bdi>
            <IconButton
              icon={X}
              iconSize={14}
              label={`Take ${file.name} away`}
              onClick={() => onChange((now) => now.filter((one) => one !== file))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-2">
        <label className={buttonLook()}>
          <Icon of={Paperclip} size={14} />
          Add files
          <input
            type="file"
            multiple
            aria-label={`Add files to ${label}`}
            className="sr-only"
            onChange={(event) => {
              void add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
        <span className="text-s text-ink-3 max-md:hidden">or drop or paste them here</span>
      </div>
      <p role="status" className={cx("text-s empty:hidden", problem === null ? "text-ink-3" : "text-late")}>
        {problem ?? (coming > 0 ? `${coming} on the way …` : "")}
      </p>
    </div>
  );
};
