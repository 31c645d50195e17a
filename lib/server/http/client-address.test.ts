import { afterEach, beforeEach, expect, it } from "vitest";
import { clientAddress, peerHeader } from "./client-address";

beforeEach(() => {
  process.env.DATABASE_URL = "postgres://a:b@127.0.0.1/c";
  process.env.SWITCHYARD_SECRET = "0123456789abcdef0123456789abcdef";
  process.env.SWITCHYARD_URL = "http://127.0.0.1:4321";
});
afterEach(() => {
  for (const name of ["DATABASE_URL", "SWITCHYARD_SECRET", "SWITCHYARD_URL", "SWITCHYARD_PROXY_HOPS"]) {
    delete process.env[name];
  }
});

const forwarded = "6.6.6.6, 5.5.5.5, 4.4.4.4";

it.each([
  [undefined, "1.1.1.1"],
  ["0", "1.1.1.1"],
  ["1", "4.4.4.4"],
  ["2", "5.5.5.5"],
  ["5", "1.1.1.1"],
])("with %s trusted proxies believes %s", (hops, expected) => {
  if (hops !== undefined) process.env.SWITCHYARD_PROXY_HOPS = hops;
  expect(clientAddress(new Headers({ [peerHeader]: "1.1.1.1", "x-forwarded-for": forwarded }))).toBe(
    expected,
  );
});

it("puts all whose address is not known into one place", () => {
  expect(clientAddress(new Headers({ "x-forwarded-for": forwarded }))).toBe("unknown");
});
