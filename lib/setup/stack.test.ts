import { once } from "node:events";
import net from "node:net";
import os from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/lib/setup/ports";
import { requireFreePort } from "@/lib/setup/stack";

const listening = async (host = "127.0.0.1") => {
  const server = net.createServer().listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : 0 };
};

test("a port that another program has is said to be in use, with the option for another", async () => {
  const { port } = await listening();
  await expect(requireFreePort(port, "--intercom-port", "127.0.0.1")).rejects.toThrow(
    `Port ${port} is in use: stop what uses it, or choose another with "-- --intercom-port <port>".`,
  );
});

test("a port that another program has on the other loopback address is in use as well", async () => {
  const addresses = Object.values(os.networkInterfaces()).flatMap((found) => found ?? []);
  if (!addresses.some(({ address }) => address === "::1")) {
    process.stdout.write("left out, for this machine has no ::1: the port on the other loopback address\n");
    return;
  }
  const { port } = await listening("::1");
  await expect(requireFreePort(port, "--port", "127.0.0.1")).rejects.toThrow(`Port ${port} is in use`);
});

test("a port that a server is about to let go of is waited for", async () => {
  const { port, server } = await listening();
  const free = requireFreePort(port, "--port", "127.0.0.1");
  await new Promise((resolve) => setImmediate(resolve));
  server.close();
  await free;
});

test("an address that this machine does not have is named, and its port is not blamed", async () => {
  await expect(requireFreePort(await freePort(), "--port", "192.0.2.1")).rejects.toThrow(
    /^--host 192\.0\.2\.1 is no address of this machine/,
  );
});
