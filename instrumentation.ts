/** Next calls this once in every process that serves; a build, and the edge runtime, are none of its business. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startUp } = await import("@/lib/server/lifecycle");
  startUp();
};
