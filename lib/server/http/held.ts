import "server-only";
import { systemClock } from "@/lib/server/clock";

/** Nobody who has been signed out meanwhile gets an answer, or has a write begun, that was held longer than this. */
const heldMs = 1000;

export const isHeld = (sinceMs: number): boolean => systemClock.now() - sinceMs >= heldMs;

/**
 * The same answer, broken off as soon as `check` throws, which is asked now and then while it is being sent: who reads it decides how
 * long that takes.
 */
export const sentWhile = (response: Response, check: () => Promise<unknown>): Response => {
  let checkedMs = systemClock.now();
  const guard = new TransformStream<Uint8Array, Uint8Array>(
    {
      transform: async (piece, out) => {
        if (isHeld(checkedMs)) {
          await check();
          checkedMs = systemClock.now();
        }
        out.enqueue(piece);
      },
    },
    undefined,
    // Nothing is let through before somebody takes it.
    { highWaterMark: 0 },
  );
  return new Response(response.body?.pipeThrough(guard) ?? null, response);
};
