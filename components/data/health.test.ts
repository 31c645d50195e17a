import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { createHealthWatch } from "./health";

const watchAt = () => {
  const clock = { ms: 1000, signedOut: 0 };
  const watch = createHealthWatch(
    () => clock.ms,
    () => {
      clock.signedOut += 1;
    },
  );
  return { clock, watch };
};

describe("createHealthWatch", () => {
  it("remembers a refused token until Intercom has answered after it", () => {
    const { watch, clock } = watchAt();
    watch.failed(new AppError("intercom_token_rejected", "No."));
    watch.answered({ fetchedAtMs: 900 });
    expect(watch.now().rejectedAtMs).toBe(1000);
    watch.answered({ workspace: true });
    expect(watch.now().rejectedAtMs).toBe(1000);
    clock.ms = 2000;
    watch.answered({ pages: [{ fetchedAtMs: 1500 }] });
    expect(watch.now().rejectedAtMs).toBeNull();
  });

  it("waits as long as Intercom says, ten seconds where it does not, and never shorter for a second word", () => {
    const { watch } = watchAt();
    watch.failed(new AppError("intercom_rate_limited", "Slow.", { retryAfterSeconds: 30 }));
    watch.failed(new AppError("intercom_rate_limited", "Slow."));
    expect(watch.now().limitedUntilMs).toBe(31_000);
    watch.waited();
    expect(watch.now().limitedUntilMs).toBeNull();
  });

  it("leads to the sign-in page when the session is over, and takes no notice of anything else", () => {
    const { watch, clock } = watchAt();
    watch.failed(new AppError("session_expired", "Over."));
    watch.failed(new AppError("not_found", "Gone."));
    watch.failed(new Error("other"));
    expect(clock.signedOut).toBe(1);
    expect(watch.now()).toEqual({ rejectedAtMs: null, limitedUntilMs: null });
  });

  it("knows of a token that was refused before the page was loaded, and forgets it once a new one is taken", () => {
    const watch = createHealthWatch(
      () => 1000,
      () => {},
      true,
    );
    expect(watch.now().rejectedAtMs).toBe(1000);
    watch.answered({ fetchedAtMs: 999 });
    expect(watch.now().rejectedAtMs).toBe(1000);
    let told = 0;
    watch.subscribe(() => {
      told += 1;
    });
    watch.accepted();
    expect(watch.now().rejectedAtMs).toBeNull();
    expect(told).toBe(1);
  });
});
