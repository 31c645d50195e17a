"use client";
import Paperclip from "lucide-react/icons/paperclip";
import X from "lucide-react/icons/x";
import { useRef, useState } from "react";
import { buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachments } from "@/lib/actions/limits";
import { isAppError } from "@/lib/core/errors";
import { uploadFile } from "./upload-file";

export type FilesFieldProps = {
  /** Of the attribute that the files are for. */
  readonly label: string;
  readonly files: readonly FileRef[];
  readonly onChange: (change: (files: readonly FileRef[]) => readonly FileRef[]) => void;
};

const wordsOf = (error: unknown): string =>
  isAppError(error) ? error.message : "The file could not be taken. Try again.";

/** Files for an attribute: given to the server at once, sent with the form. */
export const FilesField = ({ label, files, onChange }: FilesFieldProps) => {
  const [coming, setComing] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const add = async (chosen: readonly File[]) => {
    setProblem(null);
    if (files.length + coming + chosen.length > mostAttachments)
      return setProblem(`At most ${mostAttachments} files fit.`);
    setComing((now) => now + chosen.length);
    for (const file of chosen) {
      try {
        const ref = await uploadFile(file);
        onChange((now) => [...now, ref]);
      } catch (error) {
        setProblem(wordsOf(error));
      }
      setComing((now) => now - 1);
    }
  };
  return (
    <div className="mt-1 flex flex-col gap-1">
      <ul aria-label={`Files for ${label}`} className="flex flex-col gap-1">
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
      <div>
        <label className={buttonLook()}>
          <Icon of={Paperclip} size={14} />
          Add files
          <input
            ref={input}
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
      </div>
      <p role="status" className={problem === null ? "text-s text-ink-3" : "text-s text-late"}>
        {problem ?? (coming > 0 ? `${coming} on the way …` : "")}
      </p>
    </div>
  );
};
