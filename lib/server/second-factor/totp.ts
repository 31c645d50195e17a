import "server-only";
import { Secret, TOTP } from "otpauth";

/** What every authenticator app takes; several ignore what an address says of it and go by this all the same. */
const form = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** As long as the hash, as RFC 4226 asks for. */
const secretBytes = 20;
/** How many steps a phone's clock may be off, either way. */
const drift = 1;

const totpOf = (secret: string, label?: string): TOTP =>
  new TOTP({ ...form, issuer: "Switchyard", secret: Secret.fromBase32(secret), ...(label ? { label } : {}) });

/** In base32, as people type it into their app. */
export const newSecret = (): string => new Secret({ size: secretBytes }).base32;

/** What the QR code says. */
export const uriOf = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The time step whose code this is, of now and its neighbours; null for any other six digits. */
export const stepOf = (secret: string, digits: string, nowMs: number): number | null => {
  const totp = totpOf(secret);
  const off = totp.validate({ token: digits, timestamp: nowMs, window: drift });
  return off === null ? null : totp.counter({ timestamp: nowMs }) + off;
};
