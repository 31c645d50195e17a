import { useEffect } from "react";
import { useToasts } from "@/components/ui/toasts";
import { minuteSeconds } from "@/lib/core/time";

/** What a page that nobody has touched for so long asks by itself is no use of the session, which ends an hour after its last. */
const awayAfterMs = 5 * minuteSeconds * 1000;
/** Two minutes before that hour is over. */
const warnAfterMs = awayAfterMs + 58 * minuteSeconds * 1000;
const lookEveryMs = 15_000;

const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"] as const;

/**
 * Tells `callApi` while nobody uses the page: without it, a page that stands open would keep its session for as long as any may last, as it
 * asks for news by itself. Says so before the session ends; any sign of life keeps it.
 */
export const useAway = (): void => {
  const { show } = useToasts();
  useEffect(() => {
    const { dataset } = document.documentElement;
    let lastMs = Date.now();
    let warned = false;
    const here = () => {
      lastMs = Date.now();
      warned = false;
      delete dataset.away;
    };
    const look = () => {
      const awayMs = Date.now() - lastMs;
      if (awayMs >= awayAfterMs) dataset.away = "1";
      if (awayMs < warnAfterMs || warned) return;
      warned = true;
      show({
        tone: "warm",
        text: "Nobody seems to be here: in two minutes you will be signed out. Press any key to stay.",
      });
    };
    for (const sign of signs) addEventListener(sign, here, { capture: true, passive: true });
    const timer = setInterval(look, lookEveryMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, here, { capture: true });
      delete dataset.away;
    };
  }, [show]);
};
