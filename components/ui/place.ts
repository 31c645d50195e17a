const gap = 4;
const margin = 8;

/** Puts a fixed box under `anchor`, its right edge kept on the screen, above it where there is no room below. */
export const placeBelow = (box: HTMLElement, anchor: Element): void => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(margin, Math.min(at.left, innerWidth - width - margin));
  const fits = at.bottom + gap + height <= innerHeight - margin;
  const top = fits ? at.bottom + gap : Math.max(margin, at.top - gap - height);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
};
