import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { reportOf, SetupError } from "@/lib/setup/setup-error";
import { scratchFolder } from "@/lib/setup/testing/scratch";

const failureOf = (work: () => void): unknown => {
  try {
    work();
  } catch (cause) {
    return cause;
  }
  return undefined;
};

test("a file that may not be written is named in one sentence that says what to do", () => {
  const denied = Object.assign(new Error("EACCES: permission denied"), {
    code: "EACCES",
    path: "/demo/.data/lock.json",
  });
  expect(reportOf(denied)).toBe(
    "/demo/.data belongs to somebody else, perhaps to root from an earlier start: start as that user, or remove it.",
  );
  expect(reportOf(new SetupError("Port 1 is in use."))).toBe("Port 1 is in use.");
});

test("any other failure is shown with all that it knows", () => {
  const folder = path.join(scratchFolder(), "folder");
  mkdirSync(folder);
  const cause = failureOf(() => writeFileSync(folder, "text"));
  expect(cause).toMatchObject({ code: "EISDIR" });
  expect(reportOf(cause)).toBe(cause);
});
