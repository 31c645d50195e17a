/** The message for each field, by its path; the first one counts. */
export const fieldErrors = (
  problems: readonly { readonly path: string; readonly message: string }[] | undefined,
): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const { path, message } of problems ?? []) found[path] ??= message;
  return found;
};
