import { createServer, type Server } from "node:http";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileAddresses } from "@/lib/threats/hostile-addresses";
import { isFetchable, isPublicAddress } from "./addresses";
import { createFetchRemote } from "./fetch-remote";
import { guardedLookup, type Resolve } from "./guarded-lookup";

let listener: Server;
let port = 0;
let connections = 0;

beforeAll(async () => {
  listener = createServer((_, response) => response.end("secret"));
  listener.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => new Promise((resolve) => listener.close(resolve)));

/** As a name server of somebody who means harm: the name says what it leads to. */
const hostileResolve: Resolve = async (hostname) => {
  const addresses: Record<string, readonly string[]> = {
    "loop.attacker.com": ["127.0.0.1"],
    "loop6.attacker.com": ["::1"],
    "mapped.attacker.com": ["::ffff:127.0.0.1"],
    "meta.attacker.com": ["169.254.169.254"],
    "ten.attacker.com": ["10.0.0.5"],
    "cgnat.attacker.com": ["100.64.0.1"],
    "mixed.attacker.com": ["93.184.216.34", "127.0.0.1"],
    "mixed6.attacker.com": ["2606:4700::1111", "::1"],
    "ula.attacker.com": ["fd00::1"],
    "nat64.attacker.com": ["64:ff9b::7f00:1"],
    "none.attacker.com": [],
  };
  const found = addresses[hostname] ?? ["127.0.0.1"];
  return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};

describe("hostile addresses", () => {
  it("are refused, every one, and nothing on this machine is ever connected to", async () => {
    const fetchRemote = createFetchRemote({ localOrigin: null, resolve: hostileResolve });
    const urls = hostileAddresses(port);
    expect(urls.length).toBeGreaterThanOrEqual(40);
    connections = 0;
    for (const url of urls) {
      await expect(fetchRemote(new URL(url), AbortSignal.timeout(5000)), url).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(connections).toBe(0);
  });

  it("are refused as well when a local origin is allowed, but for that origin", async () => {
    const localOrigin = `http://127.0.0.1:${port}`;
    const fetchRemote = createFetchRemote({ localOrigin, resolve: hostileResolve });
    connections = 0;
    for (const url of hostileAddresses(port).filter((one) => new URL(one).origin !== localOrigin)) {
      await expect(fetchRemote(new URL(url), AbortSignal.timeout(5000)), url).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(connections).toBe(0);
  });
});

describe("the lookup that sockets connect by", () => {
  const ask = async (lookup: Resolve | null) => {
    const resolve = lookup ?? hostileResolve;
    const plain: Parameters<typeof guardedLookup>[0] = resolve;
    const agent = new Agent({
      connect: {
        lookup: lookup
          ? guardedLookup(plain)
          : (_hostname, options, callback) =>
              options.all
                ? callback(null, [{ address: "127.0.0.1", family: 4 }])
                : callback(null, "127.0.0.1", 4),
      },
    });
    connections = 0;
    const outcome = await agent
      .request({ origin: `http://rebind.attacker.com:${port}`, path: "/", method: "GET" })
      .then(async (response) => response.body.text())
      .catch((error: NodeJS.ErrnoException) => error.code);
    await agent.destroy();
    return { outcome, connections };
  };

  it("lets no connection to a private address happen, whatever an earlier lookup said", async () => {
    let lookups = 0;
    const rebinding: Resolve = async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? "127.0.0.1" : "93.184.216.34", family: 4 }];
    };
    expect(await ask(rebinding)).toEqual({ outcome: "SWITCHYARD_CLOSED_ADDRESS", connections: 0 });
    expect(lookups).toBe(1);
  });

  it("would connect without the guard, so the test above sees it", async () => {
    expect(await ask(null)).toEqual({ outcome: "secret", connections: 1 });
  });
});

describe("addresses", () => {
  it.each([
    "1.1.1.1",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00::1",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "",
    "x",
    "127.0.0.1",
    "::ffff:1.1.1.1",
    "fe80::1%eth0",
    "2001:db8::1",
    "3fff::1",
    "192.0.2.1",
    "240.0.0.1",
  ])("%j is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it("of ordinary servers may be fetched from", () => {
    for (const url of [
      "https://downloads.intercomcdn.com/i/o/1/a.png?expires=1",
      "https://a.b.c.acme.co.uk/",
    ]) {
      expect(isFetchable(new URL(url))).toBe(true);
    }
  });
});
