import { expect, it } from "vitest";
import { longestPassword } from "@/lib/api/limits";
import { checkNewPassword } from "./new-password";

const person = { email: "nora.castellan@example.test", name: "Nora Castellan-Whitmore" };
const refusalOf = async (password: string, who = person): Promise<string | null> =>
  checkNewPassword(password, who).then(
    () => null,
    (error: { code: string; fields: readonly { path: string; message: string }[] }) => {
      expect(error.code).toBe("invalid_input");
      expect(error.fields).toHaveLength(1);
      expect(error.fields[0]?.path).toBe("password");
      return error.fields[0]?.message ?? "";
    },
  );

it.each(["", "short", "elevenchars", "hunter2hunt"])("refuses %j as too short", async (password) => {
  expect(await refusalOf(password)).toBe("Use at least 12 characters.");
});

it("refuses what is longer than argon2 should be given", async () => {
  const long = "violet anchor paper ".repeat(20);
  expect(await refusalOf(long.slice(0, longestPassword + 1))).toBe("At most 200 characters.");
  expect(await refusalOf(long.slice(0, longestPassword))).toBeNull();
});

it.each([
  "nora.castellan@example.test",
  "NORA.CASTELLAN@EXAMPLE.TEST",
  "nora castellan",
  "Nora Castellan-Whitmore",
  "noracastellanwhitmore",
  " nora-castellan ",
])("refuses %j, which is the person's own", async (password) => {
  expect(await refusalOf(password)).toMatch(/name or e-mail/);
});

it.each([
  "123456789012",
  "passwordpassword",
  "password1234",
  "qwertyuiopasdf",
  "aaaaaaaaaaaaaa",
  "abcabcabcabcabc",
  "P@ssw0rd1234",
  "iloveyouiloveyou",
  "111111111111",
  "qwertyqwerty",
  "abcdefghijklmnop",
])("refuses %j, which anybody would try", async (password) => {
  expect(await refusalOf(password)).toMatch(/one of the first/);
});

it.each([
  "violet anchor paper",
  "correct horse battery",
  "a long enough one",
  "Tr0ub4dor&3-xkzq",
  "žluťoučký kůň úpěl",
  "密码是很长很长很长的一句话呀",
  "🦊🌲🚲🥘🎻🧦🪴🛶🧭🔭🪁🧩",
  "<script>alert(1)</script>",
  "'; drop table members; --",
])("takes %j", async (password) => {
  expect(await refusalOf(password)).toBeNull();
});

it("judges a long one by how it begins, since the work grows faster than the length", async () => {
  const strong = "violet anchor paper ";
  expect(await refusalOf(strong + "a".repeat(100))).toBeNull();
  expect(await refusalOf("a".repeat(64) + strong)).toMatch(/one of the first/);
});
