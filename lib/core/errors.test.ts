import { expect, it, vi } from "vitest";
import { AppError, isAppError } from "./errors";

it("knows its errors also when they come from another copy of the module, as Next's bundles have", async () => {
  vi.resetModules();
  const other = await import("./errors");
  const error = new other.AppError("not_found", "Gone.");
  expect(error).not.toBeInstanceOf(AppError);
  expect(isAppError(error)).toBe(true);
  expect(other.isAppError(new AppError("not_found", "Gone."))).toBe(true);
});

it.each([
  new Error("x"),
  new TypeError("x"),
  { code: "not_found", message: "x" },
  "not_found",
  null,
  undefined,
])("takes %s for none of them", (value) => {
  expect(isAppError(value)).toBe(false);
});

it("gives each code its status", () => {
  expect(new AppError("database_unavailable", "x").httpStatus).toBe(503);
  expect(new AppError("invalid_input", "x").httpStatus).toBe(422);
});
