import { QueryCache, QueryClient } from "@tanstack/react-query";
import type { HealthWatch } from "@/components/data/health";

const focusRefetchAfterMs = 60_000;

/** Retries are the server's business alone: a retry here would multiply its own. */
export const createQueryClient = (health: HealthWatch): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: health.failed, onSuccess: health.answered }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 10_000,
        refetchOnWindowFocus: (query) => Date.now() - query.state.dataUpdatedAt > focusRefetchAfterMs,
      },
      mutations: { retry: false },
    },
  });
