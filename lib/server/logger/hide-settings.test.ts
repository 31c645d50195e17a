import { expect, it } from "vitest";
import { env } from "@/lib/server/env";
import { captureLog } from "@/lib/server/testing/log";
import { hideSettings } from "./hide-settings";
import { logger } from "./logger";
import { redactText } from "./redact";

const log = captureLog();

it("knows every secret of the settings from the moment they are read", () => {
  const [secret, old, older] = ["now", "old", "older"].map((name) => `${name} ${"-secret".repeat(5)}`);
  process.env.SWITCHYARD_SECRET = secret;
  process.env.SWITCHYARD_OLD_SECRETS = `${old}\n${older}`;
  process.env.SWITCHYARD_URL = "https://desk.example.com";
  process.env.DATABASE_URL = "postgres://desk:p%40ss-of-desk@db/desk";
  process.env.INTERCOM_ACCESS_TOKEN = "token-of-intercom";
  env();
  const secrets = [secret, old, older, "p@ss-of-desk", "p%40ss-of-desk", "token-of-intercom"];
  for (const one of secrets) logger().error({ err: new Error(`at ${one}`), note: `x${one}y` }, String(one));
  for (const one of secrets) expect(log.text()).not.toContain(one);
  expect(log.lines()).toHaveLength(secrets.length);
});

it.each([
  ["OIDC_CLIENT_SECRET", "secret-of-a-provider", "secret-of-a-provider"],
  ["SMTP_PASSWORD", "mail-password-1", "mail-password-1"],
  ["SWITCHYARD_OLD_SECRETS", "first-old-one, second-old-one", "second-old-one"],
  ["DATABASE_URL", "postgres://db/desk?password=in-the-query-1", "in-the-query-1"],
])("hides what %s holds, also where nobody has said so of that setting", (name, value, secret) => {
  expect(redactText(secret)).toBe(secret);
  hideSettings({ [name]: value });
  expect(redactText(`said ${secret}, twice`)).toBe("said [hidden], twice");
});

it("does not tell a password that is a word by hiding that word wherever it stands", () => {
  hideSettings({
    DATABASE_URL: "postgres://desk:database@db/desk",
    SWITCHYARD_URL: "https://desk.example.com",
  });
  const sentence = "Switchyard's database does not answer just now at https://desk.example.com.";
  expect(redactText(sentence)).toBe(sentence);
});
