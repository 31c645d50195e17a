"use client";
import { type RefObject, useLayoutEffect } from "react";

/** Gives the focus back where it is inside of what goes out of sight: what is typed next must not come to stand there. */
export const useLetGo = (box: RefObject<HTMLElement | null>, isOutOfSight: boolean): void => {
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (isOutOfSight && activeElement instanceof HTMLElement && box.current?.contains(activeElement))
      activeElement.blur();
  }, [box, isOutOfSight]);
};
