import SearchX from "lucide-react/icons/search-x";
import { LastListLink } from "@/components/data/last-list-link";
import { buttonLook } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";

/** For an address that leads nowhere: the whole page, or beside the rail of somebody who is signed in. */
export const NotFoundScreen = ({ alone = false }: { alone?: boolean }) => (
  <main className={cx("grid place-items-center", alone ? "min-h-dvh" : "min-h-0 flex-1")}>
    <Notice
      icon={SearchX}
      level={1}
      title="There is nothing at this address"
      actions={<LastListLink className={buttonLook("solid")}>Go to the queue</LastListLink>}
    >
      The address may be mistyped, or what it led to is gone.
    </Notice>
  </main>
);
