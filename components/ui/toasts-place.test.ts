import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Every rule with all that stands around it, as `["@supports …", "@media …", ".toasts"]`. */
const rulesOf = (css: string): { readonly path: readonly string[]; readonly body: string }[] => {
  const rules: { path: readonly string[]; body: string }[] = [];
  let path: readonly string[] = [];
  for (const [, head, body] of css.replaceAll(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{};]*)\{|([^{}]*)\}/g)) {
    if (head !== undefined) path = [...path, head.trim()];
    else {
      rules.push({ path, body: body ?? "" });
      path = path.slice(0, -1);
    }
  }
  return rules;
};

it("hangs toasts on what stands below them on wide screens alone: on a phone its bars say where, and the dock stands at the top", () => {
  const rules = rulesOf(readFileSync("app/globals.css", "utf8")).filter(({ path }) =>
    path.at(-1)?.includes(".toasts"),
  );
  const hanging = rules.filter(({ body }) => body.includes("anchor("));
  expect(hanging).toHaveLength(1);
  for (const { path } of hanging) expect(path).toContain("@media (width >= 768px)");
  const onPhones = rules.filter(({ body }) => body.includes("var(--bars"));
  expect(onPhones.map(({ path }) => path.includes("@media (width < 768px)"))).toEqual([true]);
});
