import "server-only";

const at = (bytes: Uint8Array, offset: number, text: string): boolean =>
  bytes.length >= offset + text.length &&
  [...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0));

const avifBrands = ["avif", "avis", "mif1"];

/**
 * The raster format that the first bytes show, whatever the server calls it; null for everything else. SVG is no raster: it
 * is a document that can carry script.
 */
export const rasterType = (bytes: Uint8Array): string | null => {
  if (at(bytes, 0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (at(bytes, 0, "\xff\xd8\xff")) return "image/jpeg";
  if (at(bytes, 0, "GIF87a") || at(bytes, 0, "GIF89a")) return "image/gif";
  if (at(bytes, 0, "RIFF") && at(bytes, 8, "WEBP")) return "image/webp";
  if (at(bytes, 4, "ftyp") && avifBrands.some((brand) => at(bytes, 8, brand))) return "image/avif";
  if (at(bytes, 0, "BM") && bytes.length > 14 && at(bytes, 6, "\0\0\0\0")) return "image/bmp";
  return null;
};

/** How many bytes `rasterType` wants to see. */
export const sniffLength = 16;
