import { Skeleton } from "@/components/ui/skeleton";

/** A list that is still to come. */
export const ListWaiting = ({ label }: { label: string }) => (
  <div role="status" aria-label={label} className="flex flex-col gap-3">
    <Skeleton className="h-10 w-full" />
    <Skeleton className="h-10 w-full" />
  </div>
);
