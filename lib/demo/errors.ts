/** An error as Intercom answers it: a status and one entry of `error.list`. */
export class DemoError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, code: string, message: string, field?: string) {
    super(message);
    this.name = "DemoError";
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

export const notFound = (message = "Resource Not Found"): DemoError =>
  new DemoError(404, "not_found", message);

export const invalid = (message: string, field?: string): DemoError =>
  new DemoError(400, "parameter_invalid", message, field);

export const missing = (field: string): DemoError =>
  new DemoError(400, "parameter_not_found", `${field} is a required parameter`, field);

export const adminNotFound = (): DemoError => new DemoError(404, "admin_not_found", "Admin not found");

/** The body of an error; `requestId` is opaque, as Intercom's are. */
export const errorBody = (error: DemoError, requestId: string): Record<string, unknown> => ({
  type: "error.list",
  request_id: requestId,
  errors: [
    {
      code: error.code,
      message: error.message,
      ...(error.field === undefined ? {} : { field: error.field }),
    },
  ],
});
