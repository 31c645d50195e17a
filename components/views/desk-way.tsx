import Link from "next/link";
import type { ReactNode } from "react";

/** The way to a view's queue. */
export const DeskWay = ({ id, children }: { id: string; children: ReactNode }) => (
  <Link
    href={`/queue/${id}`}
    prefetch={false}
    className="relative font-medium text-ink underline-offset-2 hover:underline [overflow-wrap:anywhere]"
  >
    <bdi>{children}</bdi>
  </Link>
);
