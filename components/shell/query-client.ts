import { QueryCache, QueryClient } from "@tanstack/react-query";
import type { HealthWatch } from "@/components/data/health";
import { isGone } from "@/lib/core/is-gone";

const focusRefetchAfterMs = 60_000;

/** Retries are the server's business alone: a retry here would multiply its own. */
export const createQueryClient = (health: HealthWatch): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: health.failed, onSuccess: health.answered }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 10_000,
        // What is gone does not come back, and would be forgotten to be gone where there is no connection to ask by.
        refetchOnWindowFocus: ({ state }) =>
          !isGone(state.error) && Date.now() - state.dataUpdatedAt > focusRefetchAfterMs,
      },
      mutations: { retry: false },
    },
  });
