const probeEveryMs = 30_000;

export type TokenCircuit = {
  /** False when this token was refused and the last call with it is less than 30 s ago. Counts as a probe when true. */
  readonly mayTry: (token: string, nowMs: number) => boolean;
  readonly rejected: (token: string, nowMs: number) => void;
  readonly accepted: (token: string, nowMs: number) => void;
  readonly isOpen: () => boolean;
  /** When Intercom last took a token; null when it never did, or refused it since. */
  readonly acceptedAtMs: () => number | null;
};

/** After a 401 one call per 30 s looks whether the token is taken again; a new token is tried at once. */
export const createTokenCircuit = (): TokenCircuit => {
  let refused: { readonly token: string; readonly triedMs: number } | null = null;
  let acceptedMs: number | null = null;
  return {
    mayTry: (token, nowMs) => {
      if (refused === null || refused.token !== token) return true;
      if (nowMs - refused.triedMs < probeEveryMs) return false;
      refused = { token, triedMs: nowMs };
      return true;
    },
    rejected: (token, nowMs) => {
      refused = { token, triedMs: nowMs };
      acceptedMs = null;
    },
    accepted: (token, nowMs) => {
      if (refused?.token === token) refused = null;
      acceptedMs = nowMs;
    },
    isOpen: () => refused !== null,
    acceptedAtMs: () => acceptedMs,
  };
};
