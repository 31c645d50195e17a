import { expect, it } from "vitest";
import { contentDisposition } from "./disposition";

const nameIn = (header: string): string => decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? "");

it.each([
  ["invoice 7.pdf", "invoice 7.pdf"],
  ["", "file"],
  ["...", "file"],
  [".bashrc", "bashrc"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["C:\\windows\\x.exe", "C_windows_x.exe"],
  ['a"; filename="evil.exe', "a_; filename=_evil.exe"],
  ["a\r\nSet-Cookie: x=1", "a_Set-Cookie_ x=1"],
  ["invoice\u202efdp.exe", "invoice_fdp.exe"],
  ["half \ud83d", "half _"],
  ["Rechnung für 😀.pdf", "Rechnung für 😀.pdf"],
])("names %j so that it cannot leave its folder, its header or its reading direction", (name, safe) => {
  const header = contentDisposition("attachment", name);
  expect(nameIn(header)).toBe(safe);
  expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w.~%-]+$/);
});

it("keeps the ending of a name that is too long", () => {
  const name = nameIn(contentDisposition("inline", `${"x".repeat(500)}.pdf`));
  expect([name.length, name.endsWith("x.pdf")]).toEqual([150, true]);
});
