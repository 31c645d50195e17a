"use client";
import { type RefObject, useEffect } from "react";
import { phone } from "./use-media";

/** A sheet on a phone stays as high as it has been: or the field over a list would go down the screen as its list is filtered. */
export const useKeptHeight = (ref: RefObject<HTMLElement | null>, wanted: boolean): void => {
  useEffect(() => {
    const sheet = ref.current;
    if (sheet === null || !wanted || !matchMedia(phone).matches) return;
    let highest = 0;
    const observer = new ResizeObserver(() => {
      if (sheet.offsetHeight <= highest) return;
      highest = sheet.offsetHeight;
      // A keyboard takes from the screen, and a sheet must not stand out of what is left.
      sheet.style.minHeight = `min(${highest}px, 88dvh)`;
    });
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [ref, wanted]);
};
