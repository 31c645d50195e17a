import "server-only";
import encodeQR from "qr";
import type { QrCode } from "@/lib/api/second-factor";

/** As wide as the standard asks for, or readers do not find it. */
const quietZone = 4;

/** Squares as one SVG path, so that a page draws it without any markup or image from elsewhere. */
export const qrCodeOf = (text: string): QrCode => {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quietZone });
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { size: rows.length, path };
};
