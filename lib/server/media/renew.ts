import "server-only";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { type Letter, type LetterOwner, readLetter } from "@/lib/server/mail/letters";

const parseOrigin = (origin: string): { readonly owner: LetterOwner; readonly partId: string } | null => {
  const [, kind, id, partId] = /^([ct])(\d{1,20})\.([\w-]{1,64})$/.exec(origin) ?? [];
  if (id === undefined || partId === undefined) return null;
  return { owner: { kind: kind === "c" ? "conversation" : "ticket", id }, partId };
};

const sources = /\bsrc\s*=\s*(?:"([^"<>]{1,8192})"|'([^'<>]{1,8192})')/gi;

const addressesIn = ({ body, attachments }: Letter): readonly URL[] =>
  [
    ...attachments.map(({ url }) => url),
    ...[...(body ?? "").matchAll(sources)].map(([, a, b]) => (a ?? b ?? "").replaceAll("&amp;", "&")),
  ].flatMap((address) => (URL.canParse(address) ? [new URL(address)] : []));

/** assumed: what Intercom signs anew differs in its query alone. */
const isSameFile = (one: URL, other: URL): boolean =>
  one.origin === other.origin && one.pathname === other.pathname;

/** A message full of pictures that their own servers refuse asks Intercom once, not once for each. */
const justNowSeconds = 10;

const gone = () => new AppError("not_found", "This file is gone: Intercom does not give it any more.");

/**
 * The address under which Intercom gives a file now whose signed address has expired. `origin` names the part that it was found in.
 * @throws AppError `not_found` when the file is gone for good, or whatever stands in the way of asking.
 */
export const renewAddress = async (
  ctx: Pick<Ctx, "cache" | "connection" | "intercom" | "signal">,
  expired: URL,
  origin: string,
): Promise<URL> => {
  const found = parseOrigin(origin);
  if (found === null) throw gone();
  const look = async (freshSeconds?: number): Promise<URL | undefined> => {
    const letter = await readLetter(ctx, found.owner, found.partId, freshSeconds);
    return letter === null ? undefined : addressesIn(letter).find((address) => isSameFile(address, expired));
  };
  try {
    const known = await look();
    const renewed = known?.href === expired.href ? await look(justNowSeconds) : known;
    if (renewed !== undefined && renewed.href !== expired.href) return renewed;
  } catch (error) {
    if (!isAppError(error) || (error.code !== "conversation_gone" && error.code !== "not_found")) throw error;
  }
  throw gone();
};
