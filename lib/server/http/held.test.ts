import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { endpoint } from "@/lib/api/endpoint";
import { deferred } from "@/lib/server/testing/deferred";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, ownHeaders, requestTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { handle } from "./handle";

let switchyard: TestSwitchyard;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => switchyard.stop());

const row = { input: async () => z.object({}), path: "/api/held" } as const;

const passes = (ms: number): void => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
};

const codeOf = async (response: Response): Promise<string> => {
  const body = await response.json();
  return body.error?.code ?? JSON.stringify(body);
};

const ends = {
  revoked: (id: string) => `update sessions set revoked_at = now() where member_id = '${id}'`,
  disabled: (id: string) => `update members set disabled_at = now() where id = '${id}'`,
  "another role's": (id: string) => `update members set role = 'agent' where id = '${id}'`,
} as const;
const cases = [
  ["revoked", "session_expired"],
  ["disabled", "session_expired"],
  ["another role's", "forbidden"],
] as const;

it.each(cases)("tells nothing that was read for a session that is %s by then", async (how, code) => {
  const { id } = await createTestMember({ role: "lead" });
  const cookie = await cookieFor(id);
  const [begun, goOn] = [deferred(), deferred()];
  const read = handle(endpoint<{ secret: string }>()({ ...row, method: "GET" }), "share-views", async () => {
    begun.resolve();
    await goOn.promise;
    return { secret: "of customers" };
  });
  const answer = call(read, requestTo("/api/held", { cookie }));
  await begun.promise;
  await runSql(ends[how](id));
  passes(5000);
  goOn.resolve();
  expect(await codeOf(await answer)).toBe(code);
});

it("tells what was read slowly for a session that still counts", async () => {
  const cookie = await cookieFor((await createTestMember({ role: "lead" })).id);
  const read = handle(endpoint<{ ok: true }>()({ ...row, method: "GET" }), "share-views", async () => {
    passes(5000);
    return { ok: true };
  });
  expect(await codeOf(await call(read, requestTo("/api/held", { cookie })))).toBe('{"ok":true}');
});

it.each(cases)("begins no write whose body arrived once its session was %s", async (how, code) => {
  const { id } = await createTestMember({ role: "lead" });
  const cookie = await cookieFor(id);
  const done: string[] = [];
  const write = handle(endpoint<{ ok: true }>()({ ...row, method: "POST" }), "share-views", async () => {
    done.push("written");
    return { ok: true };
  });
  const [asked, goOn] = [deferred(), deferred()];
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (stream) => {
        asked.resolve();
        await goOn.promise;
        stream.enqueue(new TextEncoder().encode("{}"));
        stream.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = call(write, requestTo("/api/held", { method: "POST", headers: ownHeaders(), body, cookie }));
  await asked.promise;
  await runSql(ends[how](id));
  passes(5000);
  goOn.resolve();
  expect(await codeOf(await answer)).toBe(code);
  expect(done).toEqual([]);
});

it.each(cases)("takes no file that came slowly from a session that is %s by then", async (how, code) => {
  const { id } = await createTestMember({ role: "lead" });
  const put = endpoint<{ ok: true }>()({ ...row, method: "POST", body: "bytes" });
  const upload = handle(put, "share-views", async () => {
    await runSql(ends[how](id));
    passes(5000);
    return { ok: true };
  });
  const headers = { ...ownHeaders(), "content-type": "application/octet-stream" };
  const cookie = await cookieFor(id);
  const answer = await call(upload, requestTo("/api/held", { method: "POST", headers, body: "x", cookie }));
  expect(await codeOf(answer)).toBe(code);
});

it("tells what a write has done, though its session ended meanwhile", async () => {
  const { id } = await createTestMember();
  const write = handle(endpoint<{ ok: true }>()({ ...row, method: "POST" }), "triage", async () => {
    await runSql(ends.revoked(id));
    passes(5000);
    return { ok: true };
  });
  const cookie = await cookieFor(id);
  const answer = await call(
    write,
    requestTo("/api/held", { method: "POST", headers: ownHeaders(), body: "{}", cookie }),
  );
  expect(await codeOf(answer)).toBe('{"ok":true}');
});

/** A file in two pieces; the second one comes when it is let. */
const inTwoPieces = (second: Promise<unknown>) => {
  const pieces = ["first of customers,", "second of customers"];
  const cancelled = deferred();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (stream) => {
        if (pieces.length === 1) await second;
        const piece = pieces.shift();
        if (piece === undefined) stream.close();
        else stream.enqueue(new TextEncoder().encode(piece));
      },
      cancel: () => cancelled.resolve(),
    },
    { highWaterMark: 0 },
  );
  return { body, cancelled: cancelled.promise };
};

const fileFor = async (memberId: string, file: ReadableStream<Uint8Array>) => {
  const read = handle(endpoint<never>()({ ...row, method: "GET" }), "share-views", async () => {
    return new Response(file, { headers: { "Content-Type": "text/csv" } });
  });
  const cookie = await cookieFor(memberId);
  const response = await call(read, requestTo("/api/held", { cookie }));
  expect(response.headers.get("content-type")).toBe("text/csv");
  return response;
};

it.each(cases)("breaks off a file that is still being sent to a session that is %s", async (how, code) => {
  const { id } = await createTestMember({ role: "lead" });
  const goOn = deferred();
  const file = inTwoPieces(goOn.promise);
  const reader = (await fileFor(id, file.body)).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first of customers,");
  await runSql(ends[how](id));
  passes(5000);
  goOn.resolve();
  await expect(reader?.read()).rejects.toMatchObject({ code });
  await file.cancelled;
});

it("sends a slow file whole to a session that still counts, and lets go of one that nobody wants", async () => {
  const { id } = await createTestMember({ role: "lead" });
  const goOn = deferred();
  const sent = (await fileFor(id, inTwoPieces(goOn.promise).body)).text();
  passes(5000);
  goOn.resolve();
  expect(await sent).toBe("first of customers,second of customers");
  const unwanted = inTwoPieces(goOn.promise);
  await (await fileFor(id, unwanted.body)).body?.cancel();
  await unwanted.cancelled;
});
