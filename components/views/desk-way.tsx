import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";

/** The way to a view's queue. */
export const DeskWay = ({ id, children }: { id: string; children: ReactNode }) => (
  <PageLink
    href={`/queue/${id}`}
    className="relative font-medium text-ink underline-offset-2 hover:underline [overflow-wrap:anywhere]"
  >
    <bdi>{children}</bdi>
  </PageLink>
);
