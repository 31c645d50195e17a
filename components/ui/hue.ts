import type { CSSProperties } from "react";

/** The hue that the classes `face` and `swatch` read. */
// A custom property is no part of CSSProperties; React passes it through as it is.
export const hueStyle = (hue: number): CSSProperties => ({ "--h": hue }) as CSSProperties;
