import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { DrawnAt } from "@/components/ui/clock";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { useArranged } from "./use-arranged";

const drawnAtSeconds = 1_795_000_000;
const rows: readonly QueueRow[] = [detail({ id: "1", waitingSince: drawnAtSeconds - 50 * 60 })];

const Headers = () =>
  useArranged(rows, { q: "", sort: "waiting" }, "waiting")
    .groups?.map(({ label }) => label)
    .join();

it("puts waits under the headers that stood when the server drew, whatever this machine's clock says", () => {
  vi.spyOn(Date, "now").mockReturnValue((drawnAtSeconds + 7200) * 1000);
  const html = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <DrawnAt value={drawnAtSeconds * 1000}>
        <Headers />
      </DrawnAt>
    </QueryClientProvider>,
  );
  vi.restoreAllMocks();
  expect(html).toBe("Waiting less than an hour");
});
