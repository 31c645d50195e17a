import { Secret, TOTP } from "otpauth";
import { POST as confirm } from "@/app/api/second-factor/confirm/route";
import { POST as begin } from "@/app/api/second-factor/route";
import type { BegunSecondFactor, TurnedOn } from "@/lib/api/second-factor";
import { call, writeTo } from "./requests";
import { testPassword } from "./switchyard";

/** What an authenticator app shows at that moment. */
export const codeOf = (secret: string, atMs = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs });

export const beginFactor = (cookie: string, password = testPassword): Promise<Response> =>
  call(begin, writeTo("/api/second-factor", "POST", { password }, cookie));

export const confirmFactor = (cookie: string, body: unknown): Promise<Response> =>
  call(confirm, writeTo("/api/second-factor/confirm", "POST", body, cookie));

/** Turns a member's second factor on as the settings do. Uses up the code of this moment. */
export const turnOnFactor = async (
  cookie: string,
): Promise<{ readonly secret: string; readonly codes: readonly string[]; readonly ended: number }> => {
  const { id, secret }: BegunSecondFactor = await (await beginFactor(cookie)).json();
  const response = await confirmFactor(cookie, { id, code: codeOf(secret) });
  const { codes, ended }: TurnedOn = await response.json();
  return { secret, codes, ended };
};
