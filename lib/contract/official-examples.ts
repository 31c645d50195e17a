import * as z from "zod";
import { type DescribedVersion, loadDescription } from "./description";

export type OfficialExample = {
  readonly version: DescribedVersion;
  readonly method: string;
  readonly template: string;
  readonly status: number;
  readonly name: string;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
};

const examplesSchema = z
  .object({
    content: z.object({
      "application/json": z.object({
        examples: z.record(z.string(), z.object({ value: z.unknown().optional() })),
      }),
    }),
  })
  .transform((body) => Object.entries(body.content["application/json"].examples))
  .catch([]);

const operationSchema = z.object({
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});

/** Every example of a version's description, of requests with status 0 and of responses with theirs. */
export const officialExamples = (version: DescribedVersion): readonly OfficialExample[] => {
  const paths = loadDescription(version)?.document.paths ?? {};
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, value]): OfficialExample[] => {
      const operation = operationSchema.safeParse(value);
      if (!operation.success) return [];
      const common = { version, method: method.toUpperCase(), template };
      const requests = examplesSchema
        .parse(operation.data.requestBody)
        .map(([name, example]) => ({ ...common, status: 0, name, requestBody: example.value }));
      const responses = Object.entries(operation.data.responses).flatMap(([status, body]) =>
        examplesSchema.parse(body).map(([name, example]) => ({
          ...common,
          status: Number(status),
          name,
          responseBody: example.value,
        })),
      );
      return [...requests, ...responses];
    }),
  );
};
