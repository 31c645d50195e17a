import { type ComposerMode, composerModes } from "@/lib/api/composer-modes";
import type { DraftContent } from "@/lib/api/drafts";

/** What is being written in one place, as this browser has it. Places are those of `lib/actions/subject.ts`. */
export type Draft = DraftContent & {
  /** The server's version that it began from; 0 for none. */
  readonly base: number;
  /** Written since the server was last told. */
  readonly dirty: boolean;
  /** When the server was last told of it from this browser, by its clock; 0 for never. */
  readonly toldAtMs: number;
};

export const emptyDraft = (mode: ComposerMode = "reply", contactId: string | null = null): Draft => ({
  text: "",
  mode,
  key: crypto.randomUUID(),
  files: [],
  urls: [],
  contactId,
  base: 0,
  dirty: false,
  toldAtMs: 0,
});

export const isEmptyDraft = ({ text, files, urls }: DraftContent): boolean =>
  text === "" && files.length === 0 && urls.length === 0;

export const isObject = (value: unknown): value is Readonly<{ [name: string]: unknown }> =>
  typeof value === "object" && value !== null;

const isFile = (value: unknown): value is DraftContent["files"][number] =>
  isObject(value) &&
  typeof value.uploadId === "string" &&
  typeof value.name === "string" &&
  typeof value.contentType === "string" &&
  typeof value.sizeBytes === "number";

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** What an earlier version of the page has stored lacks what came later. */
export const readDraft = (value: unknown): Draft | null => {
  if (!isObject(value) || typeof value.text !== "string" || typeof value.key !== "string") return null;
  const mode = composerModes.find((one) => one === value.mode);
  if (mode === undefined) return null;
  return {
    text: value.text,
    key: value.key,
    mode,
    files: Array.isArray(value.files) ? value.files.filter(isFile) : [],
    urls: textsIn(value.urls),
    contactId: typeof value.contactId === "string" ? value.contactId : null,
    base: typeof value.base === "number" ? value.base : 0,
    dirty: value.dirty !== false,
    toldAtMs: typeof value.toldAtMs === "number" ? value.toldAtMs : 0,
  };
};
