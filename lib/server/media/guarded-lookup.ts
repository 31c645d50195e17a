import "server-only";
import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./addresses";

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** Told by `code` from other network failures. */
export const closedAddress = "SWITCHYARD_CLOSED_ADDRESS";

const refusal = (): NodeJS.ErrnoException =>
  Object.assign(new Error("The name leads to an address that is not public."), { code: closedAddress });

/**
 * The lookup that a socket connects by: what it was checked for is what is connected to, so that a name cannot mean one
 * thing to the check and another to the connection. One address that is not public refuses the name.
 */
export const guardedLookup =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    const answer = (addresses: readonly LookupAddress[]) => {
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) throw refusal();
      if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    };
    resolve(hostname)
      .then(answer)
      .catch((error: NodeJS.ErrnoException) => callback(error, "", 0));
  };
