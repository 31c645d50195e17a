import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import type { ReactNode } from "react";

/** What is slower arrives by the browser's own call, which shares the same read of Intercom. */
const budgetMs = 800;

const later = () => new Promise<void>((resolve) => setTimeout(resolve, budgetMs));

/** On the way from one screen to another the browser already knows or asks by itself: only a whole page load waits for data. */
const isWholePage = async (): Promise<boolean> => {
  const kind = (await headers()).get("sec-fetch-dest");
  return kind === null || kind === "document";
};

type Props = {
  /** Each puts one thing into the cache; failures are left to the browser, which shows them. */
  readonly reads: readonly ((client: QueryClient) => Promise<unknown>)[];
  readonly children: ReactNode;
};

/** Its children with what they are about to ask for already there. */
export const FirstLoad = async ({ reads, children }: Props) => {
  const client = new QueryClient();
  if (await isWholePage()) {
    await Promise.race([Promise.allSettled(reads.map((read) => read(client))), later()]);
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
};
