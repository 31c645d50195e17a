import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { DemoAttachment } from "./model";

export type DemoFile = {
  bytes: Uint8Array;
  contentType: string;
  width: number | null;
  height: number | null;
};

const bitsOf = (id: string): Buffer => createHash("sha256").update(id).digest();

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

const imageSize = (bits: Buffer): { width: number; height: number } => ({
  width: 160 + bits.readUInt8(0),
  height: 90 + bits.readUInt8(1),
});

/** A PNG of bars in colours of its id, so that two images can be told apart. */
const png = (id: string): DemoFile => {
  const bits = bitsOf(id);
  const { width, height } = imageSize(bits);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x += 1) {
    const from = 2 + (Math.floor((x * 8) / width) % 8) * 3;
    row.set(bits.subarray(from, from + 3), 1 + x * 3);
  }
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { bytes, contentType: "image/png", width, height };
};

/** A PDF of one page with the file's id on it, with a right cross-reference table. */
const pdf = (id: string): DemoFile => {
  const text = `BT /F1 18 Tf 72 720 Td (Document ${id}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let out = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(out.length);
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = out.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { bytes: Buffer.from(out, "latin1"), contentType: "application/pdf", width: null, height: null };
};

const text = (contentType: string, lines: string[]): DemoFile => ({
  bytes: Buffer.from(`${lines.join("\n")}\n`, "utf8"),
  contentType,
  width: null,
  height: null,
});

const csv = (id: string): DemoFile => {
  const bits = bitsOf(id);
  const rows = Array.from({ length: 40 }, (_, n) => `${n + 1},order-${bits.readUInt8(n % 32)},${n * 17}.50`);
  return text("text/csv", ["line,reference,amount", ...rows]);
};

const log = (id: string): DemoFile => {
  const bits = bitsOf(id);
  const lines = Array.from(
    { length: 60 },
    (_, n) => `[${n}] worker ${bits.readUInt8(n % 32)} of ${id} is alive`,
  );
  return text("text/plain", lines);
};

/** The bytes of a file of the workspace, from its id and name alone. */
export const makeFile = (id: string, name: string): DemoFile => {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (extension === "png") return png(id);
  if (extension === "pdf") return pdf(id);
  if (extension === "csv") return csv(id);
  return log(id);
};

const shapes = new Map<string, { size: number; width: number | null; height: number | null }>();

/** Size in bytes and dimensions in pixels (null for what is no image); remembered, since it takes making the file. */
export const fileShape = (
  attachment: DemoAttachment,
): { size: number; width: number | null; height: number | null } => {
  if (attachment.bytes !== null) return { size: attachment.bytes.length, width: null, height: null };
  const key = `${attachment.id}/${attachment.name}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const file = makeFile(attachment.id, attachment.name);
  const shape = { size: file.bytes.length, width: file.width, height: file.height };
  if (shapes.size > 20_000) shapes.clear();
  shapes.set(key, shape);
  return shape;
};

/** What a caller sent as base64: kept by id, since its bytes cannot be made again. */
export type Uploads = Map<string, { bytes: Uint8Array; contentType: string }>;

const urlLifeSeconds = 1800;

export type FileLinks = {
  readonly sign: (id: string, now: number) => string;
  /** "ok", "expired" or "forged". */
  readonly check: (id: string, signature: string | null, now: number) => "ok" | "expired" | "forged";
};

/**
 * Signed links live for 30 to 60 minutes of the workspace's clock: the end is rounded up, so that the same conversation
 * shows the same link within a while. assumed: Intercom says 30 minutes for file attributes only.
 */
export const createFileLinks = (secret: string): FileLinks => {
  const mac = (id: string, until: number): string =>
    createHmac("sha256", secret).update(`${id}:${until}`).digest("hex").slice(0, 32);
  return {
    sign: (id, now) => {
      const until = (Math.floor(now / urlLifeSeconds) + 2) * urlLifeSeconds;
      return `${until}-${mac(id, until)}`;
    },
    check: (id, signature, now) => {
      const match = /^(\d{1,12})-([0-9a-f]{32})$/.exec(signature ?? "");
      const until = Number(match?.[1]);
      const given = match?.[2];
      if (given === undefined) return "forged";
      if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(id, until)))) return "forged";
      return until >= now ? "ok" : "expired";
    },
  };
};

/** Finds `demo-file://<id>/<name>` and replaces it by a signed URL below `base`. */
export const linkReplacer = (base: string, links: FileLinks, now: () => number) => {
  const pattern = /demo-file:\/\/([a-z0-9-]{1,64})\/([^"'\s<>)]+)/g;
  return (text: string): string =>
    text.includes("demo-file://")
      ? text.replace(
          pattern,
          (_, id: string, name: string) => `${base}/__files/${id}/${name}?sig=${links.sign(id, now())}`,
        )
      : text;
};
