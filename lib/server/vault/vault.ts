import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { AppError, type ErrorCode } from "@/lib/core/errors";

/** What is stored of a secret. `sealed` is `v1.<nonce>.<text>.<tag>`, each base64url. */
export type Sealed = { readonly sealed: string; readonly keyId: string };

/** Seals and opens secrets. `scope` is bound in: what was sealed for one workspace does not open for another. */
export type Vault = {
  /** Of the key that `seal` uses. */
  readonly keyId: string;
  readonly seal: (plain: string, scope: string) => Sealed;
  /** @throws AppError with a message for people: another key, or damaged. The stored text stays as it is. */
  readonly open: (sealed: Sealed, scope: string) => string;
};

/** What a vault is for, as its errors say it. */
export type Contents = {
  readonly code: ErrorCode;
  /** As a sentence goes on with it after "the" or "the stored". */
  readonly name: string;
  /** How it is mended, as an owner or the one who reads can; a sentence goes on with it after "or". */
  readonly mend: string;
};

const accessToken: Contents = {
  code: "not_connected",
  name: "access token",
  mend: "an owner can connect again in the settings",
};

const format = "v1";
const nonceBytes = 12;
const tagBytes = 16;

const derive = (secret: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "switchyard vault", "access token v1", 32));

/** Says which key it was without saying anything about the key. */
const idOf = (key: Buffer): string =>
  createHash("sha256").update("switchyard key id").update(key).digest("hex").slice(0, 16);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const damaged = ({ code, name, mend }: Contents, cause?: unknown): AppError =>
  new AppError(
    code,
    `The stored ${name} is damaged and cannot be opened. ${capital(mend)}.`,
    cause === undefined ? {} : { cause },
  );

type Parts = { readonly nonce: Buffer; readonly text: Buffer; readonly tag: Buffer };

/** Null where it is not what `seal` writes. */
const partsOf = (sealed: string): Parts | null => {
  const [version, ...rest] = sealed.split(".");
  const [nonce, text, tag] = rest.map((part) => Buffer.from(part, "base64url"));
  const isWhole =
    version === format &&
    rest.length === 3 &&
    // Base64 has several spellings of the same bytes; only the one that was written counts.
    rest.every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
  if (!isWhole || !nonce || !text || !tag) return null;
  return nonce.length === nonceBytes && tag.length === tagBytes ? { nonce, text, tag } : null;
};

type Keys = { readonly storedId: string; readonly keyId: string; readonly oldIds: readonly string[] };

const unknownKey = ({ code, name, mend }: Contents, { storedId, keyId, oldIds }: Keys): AppError => {
  const known = [`now ${keyId}`, ...oldIds.map((id) => `old ${id}`)].join(", ");
  return new AppError(
    code,
    `The ${name} was sealed with another SWITCHYARD_SECRET (key ${storedId}, ${known}). Put that secret into SWITCHYARD_OLD_SECRETS and start again, or ${mend}; what is stored was not changed.`,
  );
};

/**
 * AES-256-GCM under a key derived from `secret`, with a random 96-bit nonce for each sealing. Keys of `oldSecrets` only open.
 */
export const createVault = (
  secret: string,
  oldSecrets: readonly string[] = [],
  contents: Contents = accessToken,
): Vault => {
  const key = derive(secret);
  const keyId = idOf(key);
  const old = new Map(oldSecrets.map(derive).map((one) => [idOf(one), one]));
  return {
    keyId,
    seal: (plain, scope) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(Buffer.from(scope));
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const parts = [nonce, text, cipher.getAuthTag()].map((part) => part.toString("base64url"));
      return { sealed: [format, ...parts].join("."), keyId };
    },
    open: (stored, scope) => {
      const itsKey = stored.keyId === keyId ? key : old.get(stored.keyId);
      if (!itsKey) throw unknownKey(contents, { storedId: stored.keyId, keyId, oldIds: [...old.keys()] });
      const parts = partsOf(stored.sealed);
      if (!parts) throw damaged(contents);
      const { nonce, text, tag } = parts;
      const decipher = createDecipheriv("aes-256-gcm", itsKey, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(scope));
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw damaged(contents, cause);
      }
    },
  };
};
