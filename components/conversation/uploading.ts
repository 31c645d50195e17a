"use client";
import { useSyncExternalStore } from "react";
import { draftStore } from "@/components/data/draft-store";
import { saveDraftSoon } from "@/components/data/draft-sync";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes, mostAttachments } from "@/lib/actions/limits";
import { ownHeader } from "@/lib/api/call";

/** A file on its way to the server. It goes on while one looks at another conversation. */
export type Uploading = {
  readonly id: string;
  /** Whose draft, and where. */
  readonly owner: string;
  readonly place: string;
  readonly file: File;
  /** 0 to 1. */
  readonly progress: number;
  /** Why it is not there; null while it comes. */
  readonly error: string | null;
};

let all: readonly Uploading[] = [];
const requests = new Map<string, XMLHttpRequest>();
const listeners = new Set<() => void>();
const set = (next: readonly Uploading[]) => {
  all = next;
  for (const listener of listeners) listener();
};
const change = (id: string, part: Partial<Uploading>) =>
  set(all.map((one) => (one.id === id ? { ...one, ...part } : one)));
const drop = (id: string) => set(all.filter((one) => one.id !== id));

const isFile = (value: unknown): value is FileRef =>
  typeof value === "object" && value !== null && "uploadId" in value && "sizeBytes" in value;

const messageIn = (body: unknown): string | null => {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? error.message : null;
};

const done = ({ id, owner, place }: Uploading, file: FileRef): void => {
  drop(id);
  const { draft } = draftStore.get(owner, place);
  draftStore.write(owner, place, { files: [...draft.files, file] });
  saveDraftSoon(owner, place);
};

const send = (one: Uploading): void => {
  const request = new XMLHttpRequest();
  requests.set(one.id, request);
  const fail = (error: string) => change(one.id, { error });
  request.open("POST", `/api/uploads?${new URLSearchParams({ name: one.file.name, type: one.file.type })}`);
  request.responseType = "json";
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader(ownHeader, "1");
  request.upload.onprogress = ({ loaded, total }) =>
    change(one.id, { progress: total === 0 ? 0 : loaded / total });
  request.onload = () => {
    const body: unknown = request.response;
    if (request.status === 200 && isFile(body)) done(one, body);
    else fail(messageIn(body) ?? `The server answered ${request.status}.`);
  };
  request.onerror = () => fail("It broke off. Check the connection.");
  request.onloadend = () => requests.delete(one.id);
  request.send(one.file);
};

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

const tooMany = `At most ${mostAttachments} attachments go with one message.`;

/** Why this file cannot go with the message; null when it can. */
const whyNot = (file: File, used: { readonly count: number; readonly bytes: number }): string | null => {
  if (used.count >= mostAttachments) return tooMany;
  if (file.size > mostAttachmentBytes) return `${file.name} is too large: at most 40 MB fit.`;
  if (file.size === 0) return `${file.name} is empty.`;
  if (used.bytes + file.size > mostAttachmentBytes)
    return `${file.name} does not fit any more: at most 40 MB go with one message, and ${megabytes(used.bytes)} MB are taken.`;
  return null;
};

const of = (owner: string, place: string) => all.filter((one) => one.owner === owner && one.place === place);

export const uploads = {
  /** @returns what could not be taken, in sentences */
  add: (owner: string, place: string, files: readonly File[]): readonly string[] =>
    files.flatMap((file) => {
      const { draft } = draftStore.get(owner, place);
      const coming = of(owner, place);
      const bytes =
        draft.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) +
        coming.reduce((sum, one) => sum + one.file.size, 0);
      const why = whyNot(file, { count: draft.files.length + draft.urls.length + coming.length, bytes });
      if (why !== null) return [why];
      const one = { id: crypto.randomUUID(), owner, place, file, progress: 0, error: null };
      set([...all, one]);
      send(one);
      return [];
    }),
  /** @returns why the address could not be taken, as a sentence */
  addAddress: (owner: string, place: string, url: string): string | null => {
    const { files, urls } = draftStore.get(owner, place).draft;
    const others = urls.filter((one) => one !== url);
    if (files.length + others.length + of(owner, place).length >= mostAttachments) return tooMany;
    draftStore.write(owner, place, { urls: [...others, url] });
    saveDraftSoon(owner, place);
    return null;
  },
  again: (one: Uploading): void => {
    change(one.id, { error: null, progress: 0 });
    send(one);
  },
  cancel: ({ id }: Uploading): void => {
    const request = requests.get(id);
    drop(id);
    if (request) {
      request.onload = null;
      request.onerror = null;
      request.abort();
    }
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly Uploading[] = [];

/** What is on its way for one draft. */
export const useUploading = (owner: string, place: string): readonly Uploading[] =>
  useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  ).filter((one) => one.owner === owner && one.place === place);
