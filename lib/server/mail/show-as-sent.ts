import "server-only";
import { type ErrorCode, isAppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { isTooMuch } from "@/lib/server/conversations/sanitise";
import { getPicture } from "@/lib/server/media/get-media";
import { inputOf } from "@/lib/server/media/links";
import { asSent } from "./as-sent";
import { frameNotice, framePage } from "./frame-page";
import { unescaped } from "./html-tree";
import { type LetterOwner, readLetter } from "./letters";

const most = { images: 60, atOnce: 6, bytes: 15_000_000 } as const;

/** Attributes begin with where an image comes from, and no text has a `<` of its own. */
const heldImage = /<img data-src="([^"]*)"/;

/** The images of one page, some at a time; null for one that cannot be had. */
const pictures = (ctx: Ctx, addresses: readonly string[]): readonly Promise<string | null>[] => {
  const running = new Set<Promise<unknown>>();
  let bytesLeft: number = most.bytes;
  const get = async (address: string): Promise<string | null> => {
    while (running.size >= most.atOnce) await Promise.race(running);
    const getting = getPicture(ctx, inputOf(address)).catch(() => null);
    running.add(getting);
    const picture = await getting;
    running.delete(getting);
    if (picture === null || picture.bytes.length > bytesLeft) return null;
    bytesLeft -= picture.bytes.length;
    return `data:${picture.type};base64,${picture.bytes.toString("base64")}`;
  };
  return addresses.slice(0, most.images).map(get);
};

/** The frame can fetch nothing, with no cookie of ours either: images are put into it. */
async function* withImages(ctx: Ctx, html: string): AsyncGenerator<string> {
  const pieces = html.split(heldImage);
  const addresses = pieces.filter((_, index) => index % 2 === 1);
  const got = pictures(ctx, addresses.map(unescaped));
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      yield piece;
      continue;
    }
    const data = await got[(index - 1) / 2];
    yield data ? `<img src="${data}"` : "<img";
  }
}

async function* withoutImages(html: string): AsyncGenerator<string> {
  yield html.replace(new RegExp(heldImage, "g"), "<img");
}

/** What the frame says in place of the message; everything else is the page's to handle. */
const sayable: readonly ErrorCode[] = [
  "conversation_gone",
  "not_found",
  "intercom_unavailable",
  "intercom_timeout",
  "intercom_rate_limited",
  "intercom_invalid_response",
  "intercom_forbidden",
];

type Input = { readonly id: string; readonly part: string; readonly images?: "1" | undefined };

const show = async (ctx: Ctx, owner: LetterOwner, { part, images }: Input): Promise<Response> => {
  const letter = await readLetter(ctx, owner, part);
  if (letter === null || letter.redacted || letter.body === null) {
    return frameNotice(404, "This message is not there any more, or it has no words.");
  }
  if (isTooMuch(letter.body)) {
    return frameNotice(
      413,
      "This message is too large to be shown as it was sent. Its words are in the thread.",
    );
  }
  const { css, html } = asSent(
    letter.body,
    ctx.media,
    `${owner.kind === "ticket" ? "t" : "c"}${owner.id}.${part}`,
  );
  const title = `Message from ${letter.from ?? "somebody"} as it was sent`;
  return framePage(title, css, images === "1" ? withImages(ctx, html) : withoutImages(html));
};

/** One message as a page for a sandboxed frame. */
export const showAsSent =
  (kind: LetterOwner["kind"]) =>
  async (ctx: Ctx, input: Input): Promise<Response> => {
    try {
      return await show(ctx, { kind, id: input.id }, input);
    } catch (error) {
      if (!isAppError(error) || !sayable.includes(error.code)) throw error;
      return frameNotice(error.httpStatus, error.message);
    }
  };
