import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { checkBaseUrl } from "./base-url";
import { createIntercomClient } from "./client";

const accepted = [
  "https://api.intercom.io",
  "https://api.eu.intercom.io/",
  "https://api.au.intercom.io",
  "http://127.0.0.1:4010",
  "http://localhost:4010",
  "http://[::1]:4010",
  "https://127.0.0.1",
];

const refused = [
  "",
  "api.intercom.io",
  "http://api.intercom.io",
  "https://api.intercom.io:8443",
  "https://api.intercom.io.evil.example",
  "https://evil.example/api.intercom.io",
  "https://api.intercom.io@evil.example",
  "https://user:secret@api.intercom.io",
  "https://user@api.intercom.io",
  "https://:secret@api.intercom.io",
  "https://api.intercom.io/conversations",
  "https://api.intercom.io/?a=b",
  "https://api.intercom.io/#a",
  "https://api.us.intercom.io",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1@evil.example",
  "http://localhost.evil.example",
  "http://evil-localhost",
  "http://0.0.0.0:4010",
  "http://10.0.0.1",
  "http://169.254.169.254",
  "http://[::ffff:10.0.0.1]",
  "http://[fe80::1]",
  "ftp://127.0.0.1",
  "file:///etc/passwd",
  "javascript:alert(1)",
];

describe("where a token may be sent", () => {
  it.each(accepted)("%s", (address) => {
    expect(checkBaseUrl(address).pathname).toBe("/");
  });

  it.each(refused)("never to %j, and the refusal does not repeat it", (address) => {
    let message = "";
    try {
      createIntercomClient({ baseUrl: address, token: "t" });
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      message = error instanceof AppError ? error.message : "";
    }
    expect(message).toMatch(/^The address of Intercom must be/);
    expect(message).not.toContain("evil");
  });
});
