import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Problem } from "@/lib/search/model";

const sentence = ({ message, mend }: Problem): string =>
  mend === undefined ? message : `${message} ${mend.label}: ${mend.text}`;

/** Says what is wrong with a query: `fields[].path` = `q:<from>-<to>`, the mend in the message. */
export const refuse = (problems: readonly Problem[]): AppError =>
  new AppError("invalid_query", problems.map(sentence).join(" "), {
    fields: problems.map((problem) => ({
      path: `q:${problem.from}-${problem.to}`,
      message: sentence(problem),
    })),
  });
