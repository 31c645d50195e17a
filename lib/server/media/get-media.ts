import "server-only";
import { Readable } from "node:stream";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { contentDisposition } from "./disposition";
import { asMediaError, createFetchRemote, discard, type FetchRemote, type RemoteFile } from "./fetch-remote";
import type { MediaInput } from "./links";
import { renewAddress } from "./renew";
import { rasterType, sniffLength } from "./sniff";

export const largestImageBytes = 5 * 1024 * 1024;
export const largestFileBytes = 40 * 1024 * 1024;
/** For the whole of it, however slowly the other server drips. */
const patience = { imageMs: 10_000, fileMs: 5 * 60_000 };

const tooLarge = (bytes: number) =>
  new AppError(
    "too_large",
    `This file is larger than the ${bytes / 1024 / 1024} MB that Switchyard passes on.`,
  );

const headersFor = (type: string, disposition: string, sizeBytes: number | null): Headers => {
  const headers = new Headers({
    "content-type": type,
    "content-disposition": disposition,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-store",
  });
  if (sizeBytes !== null) headers.set("content-length", String(sizeBytes));
  return headers;
};

/** The chunks, and an error as soon as there are more bytes than `most`: a file is passed on whole or visibly broken off. */
async function* capped(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of body) {
    seen += chunk.length;
    if (seen > most) throw tooLarge(most);
    yield chunk;
  }
}

const open = async (
  fetchRemote: FetchRemote,
  url: URL,
  most: number,
  signal: AbortSignal,
): Promise<RemoteFile> => {
  const file = await fetchRemote(url, signal);
  if (file.sizeBytes !== null && file.sizeBytes > most) {
    discard(file.body);
    throw tooLarge(most);
  }
  return file;
};

type Picture = { readonly bytes: Buffer<ArrayBuffer>; readonly type: string };

/** An image is read whole before a byte of it is answered, so that what is shown has been looked at. */
const pictureOf = async (file: RemoteFile): Promise<Picture> => {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of capped(file.body, largestImageBytes)) chunks.push(chunk);
  } catch (error) {
    throw asMediaError(error);
  }
  const bytes = Buffer.concat(chunks);
  const type = rasterType(bytes);
  if (type === null) {
    throw new AppError("unsupported_media_type", "This is not an image of a kind that is safe to show.");
  }
  return { bytes, type };
};

const image = async (file: RemoteFile, name: string): Promise<Response> => {
  const { bytes, type } = await pictureOf(file);
  return new Response(bytes, { headers: headersFor(type, contentDisposition("inline", name), bytes.length) });
};

const download = async (file: RemoteFile, name: string): Promise<Response> => {
  const chunks = capped(file.body, largestFileBytes);
  const first = await chunks.next().catch((error: unknown) => {
    throw asMediaError(error);
  });
  const head = first.done ? new Uint8Array() : first.value;
  const type = rasterType(head.subarray(0, sniffLength)) ?? "application/octet-stream";
  async function* all() {
    if (head.length > 0) yield head;
    yield* chunks;
  }
  const body = Readable.toWeb(Readable.from(all(), { objectMode: false }));
  const headers = headersFor(type, contentDisposition("attachment", name), file.sizeBytes);
  // Node types its own web streams apart from the browser's; at run time they are the same class.
  return new Response(body as ReadableStream<Uint8Array>, { headers });
};

const fetchers = new Map<string | null, FetchRemote>();

const sharedFetcher = (localOrigin: string | null): FetchRemote => {
  const known = fetchers.get(localOrigin) ?? createFetchRemote({ localOrigin });
  fetchers.set(localOrigin, known);
  return known;
};

const lastSegment = (url: URL): string => url.pathname.split("/").at(-1) ?? "";

type Fetcher = (localOrigin: string | null) => FetchRemote;
type MediaCtx = Pick<Ctx, "media" | "signal">;
/** Where an expired file is now. */
type Renew<C> = (ctx: C, expired: URL, origin: string) => Promise<URL>;

const isExpired = (error: unknown): boolean => isAppError(error) && error.code === "not_found";

const opened = async <C extends MediaCtx>(
  ctx: C,
  input: MediaInput,
  most: number,
  patienceMs: number,
  { fetcher, renew }: { readonly fetcher: Fetcher; readonly renew: Renew<C> },
): Promise<{ readonly file: RemoteFile; readonly url: URL }> => {
  const url = ctx.media.verify(input);
  if (!url) throw new AppError("bad_request", "This address was not made by Switchyard.");
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(patienceMs)]);
  const get = (address: URL) => open(fetcher(ctx.media.localOrigin), address, most, signal);
  try {
    return { file: await get(url), url };
  } catch (error) {
    if (!isExpired(error) || input.o === undefined) throw error;
    return { file: await get(await renew(ctx, url, input.o)), url };
  }
};

/**
 * Passes a remote file on: only addresses that we signed ourselves. Without a name raster images up to 5 MB, with one any
 * file up to 40 MB as a download. A file whose address has expired is looked for once under its new one.
 */
export const getMediaThrough =
  <C extends MediaCtx>(fetcher: Fetcher, renew: Renew<C>, { imageMs, fileMs } = patience) =>
  async (ctx: C, input: MediaInput): Promise<Response> => {
    const { name } = input;
    const [most, patienceMs] = name === undefined ? [largestImageBytes, imageMs] : [largestFileBytes, fileMs];
    const { file, url } = await opened(ctx, input, most, patienceMs, { fetcher, renew });
    return name === undefined ? image(file, lastSegment(url)) : download(file, name);
  };

export const getMedia = getMediaThrough<Ctx>(sharedFetcher, renewAddress);

/** The image behind an address that we signed, to be put into a page whole. */
export const getPicture = async (ctx: Ctx, input: MediaInput): Promise<Picture> => {
  const by = { fetcher: sharedFetcher, renew: renewAddress };
  return pictureOf((await opened(ctx, input, largestImageBytes, patience.imageMs, by)).file);
};
