import "server-only";
import { knownSecrets } from "@/lib/server/env";
import { type Contents, createVault, type Vault } from "./vault";

/** The vault of this process's settings. What it is for only changes the words of its errors, and not its keys. */
export const processVault = (contents?: Contents): Vault => {
  const [secret, ...oldSecrets] = knownSecrets();
  return createVault(secret, oldSecrets, contents);
};
