import { DeskSkeleton } from "@/components/screens/desk-skeleton";

export default function QueueLoading() {
  return <DeskSkeleton />;
}
