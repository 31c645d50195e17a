import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFetchRemote } from "./fetch-remote";
import { getMediaThrough, largestFileBytes, largestImageBytes } from "./get-media";
import { createMediaLinks, inputOf, type MediaLinks } from "./links";

const fetcher = (localOrigin: string | null) => createFetchRemote({ localOrigin });
const getMedia = getMediaThrough(fetcher, () => Promise.reject(new Error("nothing here can be renewed")));
const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(200, 1)]);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

let server: Server;
let origin = "";
let links: MediaLinks;
let answer: RequestListener;
let seen: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  links = createMediaLinks({ secret: "k".repeat(32), localOrigin: origin });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  seen = [];
});

const open = (path: string, name?: string, by = links) =>
  getMedia(
    { media: by, signal: new AbortController().signal },
    inputOf(by.link(origin + path, { name }) ?? ""),
  );

const give = (bytes: Uint8Array, headers: Record<string, string> = {}, status = 200): void => {
  answer = (_, response) => response.writeHead(status, headers).end(bytes);
};

describe("images", () => {
  it("are passed on as what their bytes are, with headers that let them do nothing", async () => {
    give(png, { "content-type": "text/html", "set-cookie": "a=b" });
    const response = await open("/a/cat.png?x=1");
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "image/png",
      "content-length": String(png.length),
      "content-disposition": "inline; filename=\"cat.png\"; filename*=UTF-8''cat.png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "cache-control": "private, no-store",
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect(seen.map((request) => request.url)).toEqual(["/a/cat.png?x=1"]);
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
    expect(seen[0]?.headers).not.toHaveProperty("authorization");
    expect(seen[0]?.headers).not.toHaveProperty("referer");
  });

  it.each([
    ["SVG", svg],
    ["HTML", Buffer.from("<html><script>alert(1)</script>")],
    ["a GIF that is a script", Buffer.from("GIF8=alert(1)")],
    ["nothing", Buffer.alloc(0)],
    ["PDF", Buffer.from("%PDF-1.7")],
  ])("are refused when they are %s, whatever they are called", async (_, bytes) => {
    give(bytes, { "content-type": "image/png" });
    await expect(open("/x.png")).rejects.toMatchObject({ code: "unsupported_media_type" });
  });

  it("over 5 MB are refused by their announced size before they are read", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "content-length": String(largestImageBytes + 1) }).write(png);
    await expect(open("/x.png")).rejects.toMatchObject({ code: "too_large" });
  });

  it("of exactly 5 MB pass, and one byte more does not, also unannounced", async () => {
    const whole = Buffer.concat([png, Buffer.alloc(largestImageBytes - png.length)]);
    answer = (_, response) => {
      response.writeHead(200);
      response.end(whole);
    };
    expect((await (await open("/x.png")).arrayBuffer()).byteLength).toBe(largestImageBytes);
    answer = (_, response) => {
      response.writeHead(200);
      response.write(whole);
      response.end("x");
    };
    await expect(open("/x.png")).rejects.toMatchObject({ code: "too_large" });
  });

  it("that never end are given up at the cap and the other side is hung up on", async () => {
    let closed: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => {
      closed = resolve;
    });
    answer = (request, response) => {
      request.on("close", closed);
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.concat([png, Buffer.alloc(65_536)])));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    await expect(open("/x.png")).rejects.toMatchObject({ code: "too_large" });
    await hungUp;
  });

  it("that only drip are given up", async () => {
    answer = (_, response) => {
      response.writeHead(200);
      response.write(png);
    };
    const impatient = getMediaThrough(fetcher, () => Promise.reject(new Error("not asked for")), {
      imageMs: 100,
      fileMs: 100,
    });
    const ctx = { media: links, signal: new AbortController().signal };
    await expect(impatient(ctx, inputOf(links.link(`${origin}/x.png`) ?? ""))).rejects.toMatchObject({
      code: "intercom_timeout",
    });
  });
});

describe("files", () => {
  it("are downloads, named in ASCII and in full, whatever they hold", async () => {
    give(svg, { "content-type": "image/svg+xml" });
    const response = await open("/f/1", 'Zażółć \r\nX-Evil: 1 \u202Egnp.exe/..\\"ü.svg');
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    const disposition = response.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!#$&+^`|-]+$/,
    );
    expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe("Zażółć _X-Evil_ 1 _gnp.exe_.._ü.svg");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(svg);
  });

  it("over 40 MB break off visibly rather than end early", async () => {
    answer = (_, response) => {
      response.writeHead(200);
      let sent = 0;
      const more = () => {
        while (sent <= largestFileBytes + 1_000_000) {
          sent += 1_000_000;
          if (!response.write(Buffer.alloc(1_000_000))) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    };
    const response = await open("/big", "big.bin");
    await expect(response.arrayBuffer()).rejects.toMatchObject({ code: "too_large" });
  });

  it("that are announced as too large are refused at once", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "content-length": String(largestFileBytes + 1) }).write("x");
    await expect(open("/big", "big.bin")).rejects.toMatchObject({ code: "too_large" });
  });

  it("that break off on the other side break off here", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write(Buffer.alloc(10));
      setImmediate(() => response.destroy());
    };
    const outcome = open("/f", "f.bin").then((response) => response.arrayBuffer());
    await expect(outcome).rejects.toThrow();
  });
});

describe("leaving", () => {
  it("in the middle of a download hangs up on the other side", async () => {
    let closed: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => {
      closed = resolve;
    });
    answer = (request, response) => {
      request.on("close", closed);
      response.writeHead(200).write(Buffer.alloc(100_000));
    };
    const response = await open("/f", "f.bin");
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await hungUp;
  });
});

describe("the other side", () => {
  it.each([401, 403, 404, 410])("with %i says that the link has expired", async (status) => {
    give(Buffer.from("<html>"), {}, status);
    await expect(open("/x", "x")).rejects.toMatchObject({ code: "not_found", message: /expired/ });
  });

  it.each([204, 206, 304, 500, 503])("with %i is of no use", async (status) => {
    give(Buffer.from(""), {}, status);
    await expect(open("/x", "x")).rejects.toMatchObject({ code: "intercom_unavailable" });
  });

  it("that compresses though asked not to is refused: its size would mean nothing", async () => {
    give(png, { "content-encoding": "gzip" });
    await expect(open("/x.png")).rejects.toMatchObject({ code: "intercom_unavailable" });
  });

  it.each([
    "/elsewhere",
    "http://localhost:1/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "http://img.acme.com/x",
  ])("cannot lead on to %s", async (location) => {
    answer = (request, response) =>
      request.url === "/x" ? response.writeHead(302, { location }).end() : response.writeHead(200).end(png);
    await expect(open("/x")).rejects.toMatchObject({ code: "forbidden" });
    expect(seen).toHaveLength(1);
  });
});

describe("signatures", () => {
  const ctx = () => ({ media: links, signal: new AbortController().signal });

  it("are needed, go with one address and one name, and with this installation only", async () => {
    give(png);
    const good = inputOf(links.link(`${origin}/x.png`) ?? "");
    const other = inputOf(links.link(`${origin}/y.png`) ?? "");
    const foreign = createMediaLinks({ secret: "z".repeat(32), localOrigin: origin });
    for (const forged of [
      { ...good, s: "" },
      { ...good, s: other.s },
      { ...good, u: other.u },
      { ...good, name: "x.png" },
      { ...good, o: "c1.source" },
      { ...good, s: `${good.s}AA` },
      { ...good, u: Buffer.from("http://169.254.169.254/").toString("base64url") },
      { ...good, u: "%%%" },
      inputOf(foreign.link(`${origin}/x.png`) ?? ""),
    ]) {
      await expect(getMedia(ctx(), forged)).rejects.toMatchObject({ code: "bad_request" });
    }
    expect(seen).toHaveLength(0);
    expect((await getMedia(ctx(), good)).status).toBe(200);
  });

  it("of an old secret still count, and new ones are made with the new secret alone", () => {
    const newer = createMediaLinks({
      secret: "n".repeat(32),
      oldSecrets: ["o".repeat(32), "k".repeat(32)],
      localOrigin: origin,
    });
    const old = inputOf(links.link(`${origin}/x.png`, { name: "x.png" }) ?? "");
    expect(newer.verify(old)?.href).toBe(`${origin}/x.png`);
    expect(newer.verify({ ...old, name: "y.png" })).toBeNull();
    const made = inputOf(newer.link(`${origin}/x.png`) ?? "");
    expect(links.verify(made)).toBeNull();
    expect(createMediaLinks({ secret: "n".repeat(32), localOrigin: origin }).verify(made)).not.toBeNull();
  });

  it("are not given to addresses that are never fetched", () => {
    for (const url of [
      "http://img.acme.com/x.png",
      "ftp://a.b/c",
      "javascript:alert(1)",
      "/x",
      "",
      "https://",
    ]) {
      expect(links.link(url)).toBeNull();
    }
    expect(links.link(`https://a.acme.com/${"x".repeat(5000)}`)).toBeNull();
    expect(createMediaLinks({ secret: "k".repeat(32), localOrigin: null }).link(`${origin}/x`)).toBeNull();
  });
});
