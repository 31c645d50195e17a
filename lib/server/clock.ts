import "server-only";
import type { Clock } from "@/lib/core/time";

export const systemClock: Clock = { now: () => Date.now() };
