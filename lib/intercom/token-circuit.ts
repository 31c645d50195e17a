const probeEveryMs = 30_000;

export type TokenCircuit = {
  /** False when this token was refused and the last call with it is less than 30 s ago. Counts as a probe when true. */
  readonly mayTry: (token: string, nowMs: number) => boolean;
  readonly rejected: (token: string, nowMs: number) => void;
  readonly accepted: (token: string) => void;
  readonly isOpen: () => boolean;
};

/** After a 401 one call per 30 s looks whether the token is taken again; a new token is tried at once. */
export const createTokenCircuit = (): TokenCircuit => {
  let refused: { readonly token: string; readonly triedMs: number } | null = null;
  return {
    mayTry: (token, nowMs) => {
      if (refused === null || refused.token !== token) return true;
      if (nowMs - refused.triedMs < probeEveryMs) return false;
      refused = { token, triedMs: nowMs };
      return true;
    },
    rejected: (token, nowMs) => {
      refused = { token, triedMs: nowMs };
    },
    accepted: (token) => {
      if (refused?.token === token) refused = null;
    },
    isOpen: () => refused !== null,
  };
};
