import { createServer, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { deferred } from "@/lib/server/testing/deferred";
import { type Watch, watchRequests } from "./watch";

let port = 0;
let watch: Watch;
let seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
let gate: Promise<void> = Promise.resolve();

const server = createServer((request, response) => {
  seen.push({ url: request.url, headers: request.headers });
  void gate.then(() => response.end("ok"));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  gate = Promise.resolve();
  watch = watchRequests();
});
afterEach(() => watch.end());

/** Byte by byte as written, which fetch would not allow. */
const sendRaw = (path: string, headers: readonly string[] = []): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += String(chunk);
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
    socket.write([`GET ${path} HTTP/1.1`, "Host: x", "Connection: close", ...headers, "", ""].join("\r\n"));
  });

it("writes the real address over what a client claims", async () => {
  await sendRaw("/", ["X-Switchyard-Peer: 9.9.9.9", "x-switchyard-peer: 8.8.8.8"]);
  expect(seen[0]?.headers["x-switchyard-peer"]).toBe("127.0.0.1");
});

it.each(["/%zz", "/api/conversations/%zz", "/%", "/%e0%a4%a", "/api/%ff?x=1", "/%c0%af"])(
  "sends the address %s, which nobody can decode, to where it is answered with 400",
  async (path) => {
    await sendRaw(path);
    expect(seen[0]?.url).toBe("/api/malformed-address");
  },
);

it.each(["/", "/queue?q=%zz", "/conversations/%2e%2e%2fadmins", "/%C3%A9"])(
  "leaves the address %s as it is",
  async (path) => {
    await sendRaw(path);
    expect(seen[0]?.url).toBe(path);
  },
);

it("counts what is under way until it is answered, or the client has left", async () => {
  const open = deferred();
  gate = open.promise;
  const answer = sendRaw("/slow");
  const leaver = connect(port, "127.0.0.1");
  leaver.write("GET /leave HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => watch.underWay()).toBe(2);
  leaver.destroy();
  await expect.poll(() => watch.underWay()).toBe(1);
  open.resolve();
  expect(await answer).toContain("ok");
  await expect.poll(() => watch.underWay()).toBe(0);
});
