import type { ErrorCode, FieldProblem } from "@/lib/core/errors";

/** What every failed answer of Switchyard's API holds. `requestId` is Intercom's where Intercom failed, else ours. */
export type ErrorBody = {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly requestId: string;
    readonly retryAfterSeconds?: number;
    readonly fields?: readonly FieldProblem[];
  };
};
