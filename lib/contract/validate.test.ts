import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRecorded, describeViolation } from "./check-recorded";
import { nearestVersion } from "./description";
import { exceptions, isExcepted } from "./exceptions";
import { hasDescription } from "./needs-description";
import { readLines } from "./read-lines";
import { type Exchange, validateExchange } from "./validate";
import type { Violation } from "./violation";

const conversation = (over: Readonly<Record<string, unknown>> = {}) => ({
  type: "conversation",
  id: "1001",
  created_at: 1_734_537_511,
  updated_at: 1_734_537_600,
  waiting_since: null,
  open: true,
  state: "open",
  read: false,
  priority: "not_priority",
  admin_assignee_id: null,
  ...over,
});

const exchange = (over: Partial<Exchange> = {}): Exchange => ({
  method: "POST",
  path: "/conversations/1001/parts",
  version: "2.10",
  requestBody: { message_type: "close", type: "admin", admin_id: "7" },
  status: 200,
  responseBody: conversation(),
  ...over,
});

const places = (over: Partial<Exchange>): readonly string[] =>
  (validateExchange(exchange(over)) ?? []).map(({ side, place }) => `${side} ${place}`);

const whenDescribed = (name: string, test: () => void) =>
  it(name, () => {
    if (hasDescription(`the test that an exchange ${name}`)) test();
  });

describe("an exchange held against the official description", () => {
  whenDescribed("has no violation when it is right", () => {
    expect(places({})).toEqual([]);
    expect(places({ version: "2.14" })).toEqual([]);
  });

  whenDescribed("is flagged for a request with a wrong word, a missing field or no body", () => {
    expect(places({ requestBody: { message_type: "shut", type: "admin", admin_id: "7" } })).toContain(
      "request /message_type",
    );
    expect(places({ requestBody: { message_type: "close", type: "admin" } })).not.toEqual([]);
    expect(places({ requestBody: undefined })).toContain("request ");
  });

  whenDescribed("is flagged for a request with a field that the version does not have", () => {
    const close = { message_type: "close", type: "admin", admin_id: "7" };
    expect(places({ requestBody: { ...close, admin_idd: "7" } })).toEqual(["request /admin_idd"]);
    expect(places({ requestBody: { ...close, body: "Bye" } })).toEqual([]);
    const rename = { method: "PUT", path: "/conversations/1001", requestBody: { title: "New" } };
    expect(places({ ...rename, version: "2.10" })).toEqual(["request /title"]);
    expect(places({ ...rename, version: "2.14" })).toEqual([]);
  });

  whenDescribed("may sort a search, which the description forgot, and nothing else", () => {
    const query = { field: "open", operator: "=", value: true };
    const responseBody = { type: "conversation.list", conversations: [], total_count: 0, pages: null };
    const search = { path: "/conversations/search", responseBody };
    const sort = { field: "updated_at", order: "descending" };
    expect(places({ ...search, requestBody: { query, sort } })).toEqual([]);
    expect(places({ ...search, requestBody: { query, order: sort } })).toEqual(["request /order"]);
  });

  whenDescribed("is flagged for an answer of a wrong type or with a word of another version", () => {
    expect(places({ responseBody: conversation({ state: "zz" }) })).toContain("response /state");
    expect(places({ responseBody: conversation({ created_at: "yesterday" }) })).toContain(
      "response /created_at",
    );
    expect(places({ responseBody: conversation({ priority: "urgent" }) })).toContain("response /priority");
    expect(places({ version: "2.16", responseBody: conversation({ priority: "urgent" }) })).toEqual([]);
  });

  whenDescribed("is flagged for an answer that Intercom never gives", () => {
    expect(places({ status: 204, responseBody: undefined })).toContain("response ");
    expect(places({ status: 500, responseBody: { oops: true } })).toContain("response ");
  });

  whenDescribed("is flagged for an operation that the version does not have", () => {
    const rules = { path: "/conversations/1001/run_assignment_rules", requestBody: undefined };
    expect(places({ ...rules, version: "2.11" })).toEqual([]);
    expect(places({ ...rules, version: "2.12" })).toEqual(["request "]);
    expect(places({ ...rules, version: "2.12", status: 404 })).toEqual([]);
  });

  whenDescribed("is flagged for a page that is too large, in the query and in a search", () => {
    const list = { method: "GET", requestBody: undefined, status: 200 };
    const body = { type: "conversation.list", conversations: [], total_count: 0, pages: null };
    expect(places({ ...list, path: "/conversations?per_page=500", responseBody: body })).toContain(
      "request ?per_page",
    );
    expect(places({ ...list, path: "/conversations?per_page=150", responseBody: body })).toEqual([]);
  });

  whenDescribed("is flagged for two ways to name a contact in one reply", () => {
    const reply = { path: "/conversations/1001/reply" };
    const one = { message_type: "comment", type: "user", body: "hi", email: "a@b.test" };
    expect(places({ ...reply, requestBody: one })).toEqual([]);
    expect(places({ ...reply, requestBody: { ...one, user_id: "4" } })).not.toEqual([]);
  });

  whenDescribed("is not blamed for a request that was refused for its form", () => {
    const wrong = { requestBody: { message_type: "shut" } };
    const refused = {
      type: "error.list",
      request_id: "1",
      errors: [{ code: "parameter_invalid", message: "no" }],
    };
    expect(places({ ...wrong, status: 400, responseBody: refused })).toEqual([]);
    expect(places({ ...wrong, status: 200 })).not.toEqual([]);
  });
});

it("takes the newest described version that is not newer than the one asked for", () => {
  const wanted = [
    "2.7",
    "2.10",
    "2.11",
    "2.12",
    "2.13",
    "2.14",
    "2.15",
    "2.16",
    "2.17",
    "Preview",
    null,
    "x",
  ];
  expect(wanted.map(nearestVersion)).toEqual([
    "2.10",
    "2.10",
    "2.10",
    "2.12",
    "2.12",
    "2.14",
    "2.14",
    "2.16",
    "2.16",
    "2.16",
    "2.10",
    "2.10",
  ]);
});

describe("the deliberate exceptions", () => {
  const violation: Violation = {
    side: "response",
    operation: "GET /conversations/{id}",
    version: "2.10",
    status: 200,
    place: "/source/body",
    rule: "type",
    got: "null",
    text: null,
    message: "",
  };

  it("cover what they name", () => {
    expect(isExcepted(violation)).toBe(true);
    expect(isExcepted({ ...violation, operation: "GET /macros", place: "/data/0/body" })).toBe(true);
  });

  it("cover nothing beside it", () => {
    expect(isExcepted({ ...violation, side: "request" })).toBe(false);
    expect(isExcepted({ ...violation, got: "number" })).toBe(false);
    expect(isExcepted({ ...violation, place: "/source/body/x" })).toBe(false);
    expect(isExcepted({ ...violation, place: "/body" })).toBe(false);
    expect(isExcepted({ ...violation, place: "" })).toBe(false);
    const model: Violation = {
      ...violation,
      operation: "GET /data_attributes",
      place: "/data/0/model",
      got: "string",
    };
    expect(isExcepted({ ...model, text: "conversation" })).toBe(true);
    expect(isExcepted({ ...model, text: "spaceship" })).toBe(false);
  });

  it("each say why", () => {
    expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe("recorded exchanges", () => {
  let dir: string;
  const record = (name: string, ...lines: readonly unknown[]) =>
    writeFileSync(join(dir, name), `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "exchanges-"));
  });

  afterEach(() => rmSync(dir, { recursive: true }));

  it("of which there are none, are none", () => {
    expect(checkRecorded(join(dir, "absent"))).toMatchObject({ exchanges: 0, checked: 0, violations: [] });
  });

  whenDescribed("are all checked, and the same violation is told once", () => {
    const wrong = exchange({ responseBody: conversation({ state: "zz" }) });
    record("exchanges-1.jsonl", exchange(), wrong, wrong);
    mkdirSync(join(dir, "unit"));
    record("unit/exchanges-2.jsonl", exchange(), { ...exchange(), path: "/__control/reset" });
    record("other.jsonl", wrong);
    const result = checkRecorded(dir);
    expect(result).toMatchObject({ exchanges: 5, checked: 4 });
    expect(result.skippedBecause).toBeUndefined();
    expect(result.violations.map(describeViolation)).toEqual([
      "response POST /conversations/{id}/parts (2.10, 200) at /state: must be equal to one of the allowed values, got string, 2 times",
    ]);
  });

  whenDescribed("with an injected fault are checked for their request only", () => {
    const faulted = { ...exchange({ status: 500, responseBody: "<html>" }), faulted: true };
    const badRequest = { ...faulted, requestBody: { message_type: "shut" }, status: 400 };
    record("exchanges-1.jsonl", faulted, badRequest);
    const sides = checkRecorded(dir).violations.map(({ side }) => side);
    expect(sides.length).toBeGreaterThan(0);
    expect(new Set(sides)).toEqual(new Set(["request"]));
  });

  it("are found line by line, however long", () => {
    const text = "é€😀".repeat(200_000);
    writeFileSync(join(dir, "exchanges-1.jsonl"), `${text}\n\n${text}`);
    expect([...readLines(join(dir, "exchanges-1.jsonl"))]).toEqual([text, "", text]);
  });

  whenDescribed("cut off in the middle of a line are counted and not checked", () => {
    writeFileSync(join(dir, "exchanges-1.jsonl"), `${JSON.stringify(exchange())}\n{"method":"GET","pa`);
    expect(checkRecorded(dir)).toMatchObject({ exchanges: 2, checked: 1, violations: [] });
  });
});
