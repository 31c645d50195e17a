import type { Part } from "@/lib/conversation/model";

const longest = 140;

/** The first words of a message as plain text; what it is where it has none. */
export const firstWords = (part: Part): string => {
  const html = part.html ?? "";
  const text = (
    new DOMParser().parseFromString(html.replaceAll(/<\/(p|div|li)>|<br\s*\/?>/gi, "$& "), "text/html").body
      .textContent ?? ""
  )
    .replaceAll(/\s+/g, " ")
    .trim();
  if (text === "")
    return part.attachments.length > 0 ? part.attachments.map(({ name }) => name).join(", ") : "No text";
  const letters = Array.from(text);
  return letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : text;
};
