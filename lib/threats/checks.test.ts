import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endConnections } from "./http";
import type { LivePart, Part } from "./row";
import { runRow } from "./run";
import { threats } from "./table";
import { type Manner, standIn } from "./testing/stand-in";

/* A check that finds nothing wrong with these would find nothing wrong with anything. */

const isLive = (part: Part): part is LivePart => part.kind === "live";
const all = threats.flatMap(({ parts }) => parts.filter(isLive));
/** Those that build, install or start a browser do so before they ask any server. */
const checks = all
  .filter(({ name, isSlow }) => !isSlow || name === "floods")
  .map((part) => [part.name, part] as const);

const manners: Readonly<Record<string, Manner>> = {
  "lets everything through, and repeats what it is given": (request, response, body) => {
    const to = new URL(request.url ?? "/", "http://here").searchParams;
    response.writeHead(200, {
      "content-type": "text/html",
      "content-disposition": `attachment; filename=${to.get("name")?.replace(/[^\x20-\x7e]/g, "") ?? "x"}`,
      "x-powered-by": "Next.js",
      "cache-control": "public, max-age=60",
    });
    response.end(body === "" ? `<p>Ada Nwosu ${request.url} =1+1</p>` : body);
  },
  "refuses everything, right requests as well": (_, response) => {
    response.writeHead(403, { "content-type": "application/json" });
    response.end('{"error":{"code":"forbidden","message":"No."}}');
  },
  "breaks on everything": (_, response) => {
    response.writeHead(500).end("Internal Server Error");
  },
};

describe.each(Object.entries(manners))("against a server that %s", (_, manner) => {
  let stand: Awaited<ReturnType<typeof standIn>>;
  beforeAll(async () => {
    stand = await standIn(manner);
  });
  afterAll(async () => {
    endConnections();
    await stand.stop();
  });

  test.each(checks)(
    "the check of %s does not hold",
    async (_name, part) => {
      const row = { id: "T0", title: "", parts: [part] } as const;
      const means = { target: stand.target, units: new Map(), stories: new Map() };
      const { held, says } = await runRow(row, means);
      expect(held, says).toBe(false);
    },
    120_000,
  );
});

test("there are checks to be held to that", () => {
  expect(checks.length).toBeGreaterThanOrEqual(20);
});
