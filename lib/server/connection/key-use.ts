import "server-only";
import { currentKeyId, findConnection, openStored } from "./store";

/** Which key seals the stored token, and whether that is today's. */
export type KeyUse = { readonly keyId: string; readonly isCurrent: boolean };

/**
 * Seals the stored token with today's key where an old one sealed it, and says which it is now; null where nothing is connected.
 * @throws AppError `not_connected` when none of the known secrets opens it; it stays as it is.
 */
export const sealWithCurrentKey = async (): Promise<KeyUse | null> => {
  const stored = await findConnection();
  if (!stored) return null;
  await openStored(stored);
  const keyId = (await findConnection())?.tokenKeyId;
  return keyId === undefined ? null : { keyId, isCurrent: keyId === currentKeyId() };
};
