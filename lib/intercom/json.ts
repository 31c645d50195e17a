import { err, ok, type Result } from "@/lib/core/result";

export const isJsonType = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType.trim());

export const parseJson = (text: string): Result<unknown, "broken"> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err("broken");
  }
};
