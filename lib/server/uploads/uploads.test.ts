import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/uploads/[id]/route";
import { POST } from "@/app/api/uploads/route";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes, mostUploadedBytes } from "@/lib/actions/limits";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, ownHeaders, requestTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { filesOf } from "./files-of";
import { checkUploads } from "./store";

let switchyard: TestSwitchyard;
let annId: string;
let ann: string;
let ben: string;
captureLog();
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  annId = (await createTestMember()).id;
  ann = await cookieFor(annId);
  ben = await cookieFor((await createTestMember()).id);
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("truncate uploads cascade"));

const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(100)]);
type Answer = { status: number; body: FileRef & { error?: { code: string; message: string } } };
const upload = async (body: BodyInit, name = "a.png", type = "image/png", who = ann): Promise<Answer> => {
  const address = `/api/uploads?${new URLSearchParams({ name, type })}`;
  const headers = { ...ownHeaders(), "content-type": "application/octet-stream" };
  const response = await call(POST, requestTo(address, { method: "POST", headers, body, cookie: who }));
  return { status: response.status, body: await response.json() };
};
const rows = async () => (await runSql("select count(*)::int as n from uploads"))[0]?.n;

/** `size` bytes, a piece at a time and without a length said before. */
const stream = (size: number, breakAt = Number.POSITIVE_INFINITY): ReadableStream<Uint8Array> => {
  let left = size;
  return new ReadableStream({
    pull: (controller) => {
      if (size - left >= breakAt) return controller.error(new Error("gone"));
      const piece = Math.min(left, 300_000);
      left -= piece;
      if (piece > 0) controller.enqueue(new Uint8Array(piece));
      else controller.close();
    },
  });
};

describe("an upload", () => {
  it("is kept whole, and goes to Intercom as it came", async () => {
    const big = randomBytes(2_500_000);
    const { status, body } = await upload(big, "report.pdf", "application/pdf");
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: "report.pdf", contentType: "application/pdf", sizeBytes: big.length });
    const actor = {
      memberId: annId,
      sessionId: "",
      name: "",
      email: "",
      role: "agent",
      teammateId: "1",
    } as const;
    const [file] = await filesOf({ actor }, [{ ...body, name: "other.exe" }]);
    expect(file?.name).toBe("report.pdf");
    expect(Buffer.from(file?.data ?? "", "base64").equals(big)).toBe(true);
  });

  it("is counted while it streams: one byte over is refused, and nothing of it stays", async () => {
    expect((await upload(stream(mostAttachmentBytes))).status).toBe(200);
    expect((await upload(stream(mostAttachmentBytes + 1))).status).toBe(413);
    expect(await rows()).toBe(1);
  });

  it("leaves nothing behind when it breaks off, or is empty", async () => {
    expect((await upload(stream(5_000_000, 3_000_000))).body.error?.code).toBe("bad_request");
    expect((await upload(new Uint8Array())).body.error?.code).toBe("invalid_input");
    expect(await rows()).toBe(0);
  });

  it.each([
    [png, "text/html", "image/png"],
    [Buffer.from("<svg onload=alert(1)>"), "image/svg+xml", "application/octet-stream"],
    [Buffer.from("<script>alert(1)</script>"), "text/html", "application/octet-stream"],
    [Buffer.from("<script>alert(1)</script>"), "image/png", "application/octet-stream"],
    [Buffer.from("a,b"), "text/csv", "text/csv"],
    [Buffer.from("x"), "not a type\r\nX: y", "application/octet-stream"],
  ])("has the type that its bytes show, and none that runs", async (bytes, claimed, type) => {
    const { body } = await upload(bytes, "x", claimed);
    expect(body.contentType).toBe(type);
  });

  it.each(["../../etc/passwd", "a\r\nSet-Cookie: x=1", "\u202Egnp.exe", "", "a".repeat(900)])(
    "has a name that is only a name: %j",
    async (name) => {
      const { body } = await upload(png, name);
      expect(body.name).not.toMatch(/[\r\n/\\\u202e]/);
      expect(body.name.length).toBeGreaterThan(0);
      expect(body.name.length).toBeLessThanOrEqual(150);
    },
  );

  it("is shown to its uploader alone, in place only where it is a picture", async () => {
    const show = async (id: string, who = ann) =>
      call(GET, requestTo(`/api/uploads/${id}`, { cookie: who }), { id });
    const picture = await show((await upload(png)).body.uploadId);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
    const page = (await upload(Buffer.from("<h1>x</h1>"), "x.html", "text/html")).body;
    const shown = await show(page.uploadId);
    expect(shown.headers.get("content-type")).toBe("application/octet-stream");
    expect(shown.headers.get("content-disposition")).toContain("attachment");
    expect((await show(page.uploadId, ben)).status).toBe(404);
    await expect(checkUploads((await createTestMember()).id, [page])).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("fits only together with the others of one message", async () => {
    const half = { ...(await upload(png)).body };
    await runSql(`update uploads set size_bytes = ${mostAttachmentBytes}`);
    const other = (await upload(png)).body;
    expect(await checkUploads(annId, [half])).toHaveLength(1);
    await expect(checkUploads(annId, [half, other])).rejects.toMatchObject({ code: "too_large" });
    await runSql(`update uploads set size_bytes = ${mostAttachmentBytes / 2}`);
    expect(await checkUploads(annId, [half, other])).toHaveLength(2);
    await runSql(`update uploads set size_bytes = size_bytes + 1 where id = '${half.uploadId}'`);
    await expect(checkUploads(annId, [half, other])).rejects.toMatchObject({ code: "too_large" });
  });

  it("is taken until all that was not sent is more than one member may keep", async () => {
    await upload(png);
    await runSql(`update uploads set size_bytes = ${mostUploadedBytes}`);
    expect((await upload(png)).status).toBe(200);
    await runSql("update uploads set size_bytes = 1 where size_bytes < 1000");
    expect((await upload(png)).body.error?.code).toBe("too_large");
  });

  it("is refused from another site, and as anything but bytes", async () => {
    const send = (headers: Record<string, string>) =>
      call(POST, requestTo("/api/uploads?name=a", { method: "POST", headers, body: png, cookie: ann }));
    expect((await send(ownHeaders())).status).toBe(415);
    const foreign = {
      ...ownHeaders(),
      "content-type": "application/octet-stream",
      origin: "https://evil.test",
    };
    expect((await send(foreign)).status).toBe(403);
  });
});
