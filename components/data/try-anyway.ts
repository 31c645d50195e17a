import { onlineManager } from "@tanstack/react-query";

/**
 * Reads although the browser knows of no connection: a Switchyard on one's own machine needs none. The browser is believed again where
 * that does not help.
 */
export const tryAnyway = async (read: () => Promise<{ readonly isError: boolean }>): Promise<void> => {
  onlineManager.setOnline(true);
  const { isError } = await read();
  if (isError && !navigator.onLine) onlineManager.setOnline(false);
};
