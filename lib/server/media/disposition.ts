import "server-only";

/** Controls, separators of paths and headers, lone surrogates, and signs that turn the reading direction around. */
const unfit = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"\\/:*?<>|]+/gu;

const longest = 150;

/** A file name that means the same on every system and cannot leave its folder; never empty. */
export const safeFileName = (name: string): string => {
  const cleaned = name.replace(unfit, "_").replace(/\s+/gu, " ").trim().replace(/^\.+/, "");
  const letters = [...cleaned];
  if (letters.length <= longest) return cleaned || "file";
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(cleaned)?.[0] ?? "";
  return letters.slice(0, longest - extension.length).join("") + extension;
};

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` as RFC 6266 has it: an ASCII name for old readers, the true one in `filename*`. */
export const contentDisposition = (kind: "inline" | "attachment", name: string): string => {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]/g, "_").replace(/%/g, "_");
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${percent(safe)}`;
};
