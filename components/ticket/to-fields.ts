import { isSeen } from "@/components/ui/is-seen";

/** Both the column and what stands for it where there is no room have them; one is on the screen at most. */
const change = '[aria-label="Fields"] button[aria-label^="Change "]';

/** Leads to the first field that can be changed. Returns whether one is on the screen. */
export const toFields = (): boolean => {
  const shown = [...document.querySelectorAll<HTMLElement>(change)].find(isSeen);
  shown?.focus();
  shown?.scrollIntoView({ block: "nearest" });
  return shown !== undefined;
};
