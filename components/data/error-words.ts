import type { AppError } from "@/lib/core/errors";

/** What went wrong, and how long to wait where there were too many tries. */
export const errorWords = ({ code, message, retryAfterSeconds }: AppError): string =>
  code === "too_many_requests" && retryAfterSeconds
    ? `${message} Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`
    : message;
