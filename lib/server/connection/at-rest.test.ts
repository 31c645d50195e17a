import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PUT } from "@/app/api/connection/route";
import { GET as getQueue } from "@/app/api/queue/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, signIn, writeTo } from "@/lib/server/testing/requests";
import { codeOf, turnOnFactor } from "@/lib/server/testing/second-factor";
import { createTestMember, runSql, testPassword, testSecret, testUrl } from "@/lib/server/testing/switchyard";
import { ownFolder } from "@/lib/setup/own-folder";
import { possibleDataFolders } from "@/lib/setup/postgres/home";
import { type PostgresServer, startPostgres } from "@/lib/setup/postgres/server";
import { openToken } from "./store";

/*
 * The disk of a whole installation: an embedded PostgreSQL of this test's own, all of whose files are read.
 */

const canaries = ["dG9rOmNhbmFyeS0xMjM0", "dG9rOmNhbmFyeS01Njc4"] as const;
/** Stored as it is, so that it is certain that what is stored is found. */
const control = "found-where-it-is-stored-as-it-is";
const newSecret = "another secret of at least 32 bytes";

let demo: DemoWorkspace;
let folder: Awaited<ReturnType<typeof ownFolder>>;
let postgres: PostgresServer;
const log = captureLog();
const settings = [
  "DATABASE_URL",
  "SWITCHYARD_SECRET",
  "SWITCHYARD_OLD_SECRETS",
  "SWITCHYARD_URL",
  "INTERCOM_API_URL",
];

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, token: canaries[0] });
  folder = await ownFolder("at-rest");
  postgres = await startPostgres({ folder: folder.folder });
  process.env.DATABASE_URL = await postgres.database("switchyard");
  process.env.SWITCHYARD_SECRET = testSecret;
  process.env.SWITCHYARD_URL = testUrl;
  process.env.INTERCOM_API_URL = demo.url;
  await migrate(process.env.DATABASE_URL);
});
afterAll(async () => {
  await closeRuntime();
  await closePool();
  await postgres.stop();
  await folder.remove();
  await demo.close();
  for (const name of settings) delete process.env[name];
});

const filesBelow = (top: string): readonly string[] =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const allFiles = (): readonly string[] =>
  [folder.folder, ...possibleDataFolders(folder.folder)].flatMap((top) => {
    try {
      return filesBelow(top);
    } catch {
      return [];
    }
  });

const filesWith = (text: string): readonly string[] =>
  allFiles().filter((file) => readFileSync(file).includes(text));

/** What of these stands in any file. Each is read once: they are many, and so are the values. */
const foundOf = (values: readonly (string | Buffer)[]): readonly string[] =>
  allFiles().flatMap((file) => {
    const bytes = readFileSync(file);
    return values.filter((value) => bytes.includes(value)).map((value) => `${value} in ${file}`);
  });

it("has no token in any file of the database, its log of changes included, however it came there", async () => {
  process.env.INTERCOM_ACCESS_TOKEN = canaries[0];
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
  const { id } = await createTestMember({ role: "owner", email: `${control}@members.test` });
  const cookie = await cookieFor(id);
  demo.control.addFault({ kind: "echo-token", times: 2 });
  for (const sort of ["created", "oldest", "updated"])
    await call(getQueue, requestTo(`/api/queue?q=&sort=${sort}`, { cookie }));
  demo.control.clearFaults();
  expect(demo.control.ledger().filter(({ faulted }) => faulted)).toHaveLength(2);
  demo.control.addToken(canaries[1]);
  const put = await call(
    PUT,
    writeTo("/api/connection", "PUT", { region: "eu", token: canaries[1] }, cookie),
  );
  expect(put.status).toBe(200);
  process.env.SWITCHYARD_SECRET = newSecret;
  process.env.SWITCHYARD_OLD_SECRETS = testSecret;
  expect(await openToken()).toBe(canaries[1]);
  await runSql("checkpoint");

  const places = filesWith(control).join("\n");
  expect(places).toContain(`${path.sep}base${path.sep}`);
  expect(places).toContain(`${path.sep}pg_wal${path.sep}`);
  for (const secret of [...canaries, testSecret, newSecret]) {
    expect(filesWith(secret), secret).toEqual([]);
    expect(log.text()).not.toContain(secret);
  }
});

it("has neither the secret of a second factor nor a recovery code in any of them, also once they were used", async () => {
  const member = await createTestMember({ email: `second-${control}@members.test` });
  const { secret, codes } = await turnOnFactor(await cookieFor(member.id));
  for (const code of [codes[0], codeOf(secret, Date.now() + 30_000)])
    expect((await signIn({ email: member.email, password: testPassword, code: code ?? "" })).status).toBe(
      200,
    );
  await runSql("checkpoint");
  expect(filesWith(`second-${control}`).length).toBeGreaterThan(1);
  const bare = codes.map((code) => code.replace("-", ""));
  const hex = Secret.fromBase32(secret).hex.toLowerCase();
  const texts = [secret, secret.toLowerCase(), hex, ...codes, ...bare];
  expect(foundOf([...texts, Buffer.from(hex, "hex")])).toEqual([]);
  for (const text of texts) expect(log.text()).not.toContain(text);
});
