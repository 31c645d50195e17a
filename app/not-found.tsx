import SearchX from "lucide-react/icons/search-x";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export default function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Notice
        icon={SearchX}
        title="There is nothing at this address"
        actions={
          <Link href="/queue" className={buttonLook("solid")}>
            Go to the queue
          </Link>
        }
      >
        The address may be mistyped, or what it led to is gone.
      </Notice>
    </main>
  );
}
