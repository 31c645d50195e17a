import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";

/** The versions whose official description is at hand, oldest first. */
export const describedVersions = ["2.10", "2.12", "2.14", "2.16"] as const;
export type DescribedVersion = (typeof describedVersions)[number];

const contentSchema = z.looseObject({
  content: z
    .looseObject({
      "application/json": z
        .looseObject({
          schema: z.unknown().optional(),
          examples: z.record(z.string(), z.looseObject({ value: z.unknown().optional() })).optional(),
        })
        .optional(),
    })
    .optional(),
  required: z.boolean().optional(),
});

const operationSchema = z.looseObject({
  operationId: z.string().optional(),
  requestBody: contentSchema.optional(),
  responses: z.record(z.string(), contentSchema),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown().optional() }))
    .optional(),
});
export type Operation = z.infer<typeof operationSchema>;

const descriptionSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

export type Description = {
  readonly version: DescribedVersion;
  readonly document: z.infer<typeof descriptionSchema>;
};

const folder = fileURLToPath(new URL("../../../shared/intercom/openapi/", import.meta.url));

export const descriptionsArePresent = (): boolean =>
  describedVersions.every((version) => existsSync(`${folder}${version}.json`));

const loaded = new Map<DescribedVersion, Description>();

/** The official description of a version, which lies beside the project and not in it; null where it is absent. */
export const loadDescription = (version: DescribedVersion): Description | null => {
  const known = loaded.get(version);
  if (known !== undefined) return known;
  const file = `${folder}${version}.json`;
  if (!existsSync(file)) return null;
  const description = { version, document: descriptionSchema.parse(JSON.parse(readFileSync(file, "utf8"))) };
  loaded.set(version, description);
  return description;
};

const minor = (version: string): number => Number(/^2\.(\d+)$/.exec(version)?.[1] ?? Number.NaN);

/** The newest described version that is not newer than the one asked for; the oldest for older ones and for none. */
export const nearestVersion = (header: string | null | undefined): DescribedVersion => {
  if (header === "Preview" || header === "Unstable") return "2.16";
  const wanted = minor(header ?? "");
  return describedVersions.findLast((version) => minor(version) <= wanted) ?? "2.10";
};

export type FoundOperation = {
  /** As the description writes it, `/conversations/{id}/reply`. */
  readonly template: string;
  readonly method: string;
  readonly operation: Operation;
};

const fits = (template: string, pathname: string): boolean => {
  const wanted = template.split("/");
  const given = pathname.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith("{") ? given[index] !== "" : part === given[index]))
  );
};

const placeholders = (template: string): number => template.split("{").length;

/** The operation for a path without its query; the one with the most fixed words wins. */
export const findOperation = (
  { document }: Description,
  method: string,
  pathname: string,
): FoundOperation | null => {
  const templates = Object.keys(document.paths)
    .filter((template) => fits(template, pathname))
    .sort((a, b) => placeholders(a) - placeholders(b));
  for (const template of templates) {
    const parsed = operationSchema.safeParse(document.paths[template]?.[method.toLowerCase()]);
    if (parsed.success) return { template, method: method.toUpperCase(), operation: parsed.data };
  }
  return null;
};
