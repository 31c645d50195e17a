import "server-only";

// On globalThis, because Next bundles routes and instrumentation apart.
const shared: typeof globalThis & { switchyardWakeSender?: () => void } = globalThis;

/** Lets this process's sender look at once: something has come that may be due before it would look by itself. */
export const wakeSender = (): void => shared.switchyardWakeSender?.();

export const onWake = (wake: () => void): void => {
  shared.switchyardWakeSender = wake;
};
