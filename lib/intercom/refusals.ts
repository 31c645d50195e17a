import { AppError, type ErrorCode, type FieldProblem } from "@/lib/core/errors";
import { IntercomRefusal, tokenRejected } from "./failures";
import type { Segment } from "./path";
import { plainWords } from "./redact";
import { errorListSchema, type IntercomProblem } from "./schema/error";

export type Refusal = {
  readonly status: number;
  /** Parsed JSON, or undefined when the answer was none. */
  readonly body: unknown;
  readonly requestId: string | undefined;
  readonly path: readonly Segment[];
  readonly token: string;
};

const conversationGoneCodes = new Set(["not_found", "conversation_not_found"]);

const isAboutConversation = (path: readonly Segment[]): boolean =>
  path.some((segment) => typeof segment !== "string" && segment[0] === "conversation");

const codeOf = (refusal: Refusal, codes: readonly string[]): ErrorCode => {
  if (codes.includes("intercom_version_invalid")) return "not_supported";
  if (refusal.status === 402 || refusal.status === 403) return "intercom_forbidden";
  if (refusal.status === 404 || refusal.status === 410) {
    const gone = codes.length === 0 || codes.some((code) => conversationGoneCodes.has(code));
    return gone && isAboutConversation(refusal.path) ? "conversation_gone" : "not_found";
  }
  return "intercom_refused";
};

const openings: Partial<Record<ErrorCode, string>> = {
  not_supported: "Intercom does not offer this to this workspace.",
  intercom_forbidden: "Intercom does not allow this with the workspace's plan or access token.",
  conversation_gone: "This conversation does not exist at Intercom any more.",
  not_found: "Intercom does not know this any more.",
  intercom_refused: "Intercom did not accept this; nothing was changed.",
};

const fieldsOf = (
  problems: readonly IntercomProblem[],
  token: string,
): readonly FieldProblem[] | undefined => {
  const fields = problems.flatMap((problem) =>
    problem.field === null
      ? []
      : [
          {
            path: plainWords(problem.field, token),
            message: plainWords(problem.message ?? problem.code, token),
          },
        ],
  );
  return fields.length === 0 ? undefined : fields;
};

/** Intercom's plain no (4xx but 408 and 429): nothing was done, and asking again would not help. */
export const refusalError = (refusal: Refusal): AppError => {
  if (refusal.status === 401) return tokenRejected(refusal.requestId);
  const parsed = errorListSchema.safeParse(refusal.body);
  const problems = parsed.success ? parsed.data.errors : [];
  const codes = problems.map((problem) => plainWords(problem.code, refusal.token));
  const code = codeOf(refusal, codes);
  const said = plainWords(problems[0]?.message ?? "", refusal.token);
  const quote = said === "" || code === "conversation_gone" ? "" : ` It says: ${said}`;
  return new AppError(code, `${openings[code] ?? "Intercom refused."}${quote}`, {
    requestId: refusal.requestId,
    fields: fieldsOf(problems, refusal.token),
    cause: new IntercomRefusal(refusal.status, codes),
  });
};
