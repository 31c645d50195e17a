import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";

/**
 * What of a row is under its hash, in this order. A column that is added later goes to the end: columns without a value are left out,
 * so that the hashes of earlier rows stay what they are.
 */
export const chainedColumns = [
  "seq",
  "journal_id",
  "kind",
  "at",
  "member_id",
  "conversation_id",
  "ticket_id",
  "action",
  "before",
  "outcome",
  "error_code",
  "result",
  "undo_of",
  "request_id",
  "key_id",
  "about",
] as const;

/** A row as PostgreSQL writes it: JSON in the form that `jsonb` gives it, times in whole microseconds. */
export type CanonicalRow = Readonly<Record<(typeof chainedColumns)[number], string | null>>;

/** A cut as it is signed. `previous` is the signature of the cut before; null for the first one. */
export type CanonicalCut = {
  readonly previous: string | null;
  readonly seq: string;
  readonly hash: string | null;
  readonly at: string;
  readonly months: string;
};

export type ChainKey = {
  /** Says which key it is without saying anything about it. */
  readonly id: string;
  /** HMAC-SHA256 in hex. `previous` is the hash of the row before; null for the first one. */
  readonly hash: (previous: string | null, row: CanonicalRow) => string;
  /** The same of a cut, which no row's hash can stand in for. */
  readonly sign: (cut: CanonicalCut) => string;
};

const canonicalText = (column: (typeof chainedColumns)[number]): string =>
  column === "at"
    ? `(extract(epoch from "at") * 1000000)::bigint::text as "at"`
    : `"${column}"::text as "${column}"`;

/** The columns of a `CanonicalRow`, for a `select`: only the database knows how it will give back what it is given. */
export const canonicalColumns = chainedColumns.map(canonicalText).join(", ");

/** The key of the journal's chain: whoever has the database, and not the secret, can make no hash that fits. */
export const createChainKey = (secret: string): ChainKey => {
  const key = Buffer.from(hkdfSync("sha256", secret, "switchyard journal", "hash chain v1", 32));
  const id = createHash("sha256").update("switchyard journal key id").update(key).digest("hex").slice(0, 16);
  const hmac = (values: readonly unknown[]): string =>
    createHmac("sha256", key).update(JSON.stringify(values)).digest("hex");
  return {
    id,
    hash: (previous, row) => {
      const values = chainedColumns.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]]));
      return hmac([previous, ...values]);
    },
    sign: ({ previous, seq, hash, at, months }) => hmac(["cut", previous, seq, hash, at, months, id]),
  };
};
