"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Inbox from "lucide-react/icons/inbox";
import Layers from "lucide-react/icons/layers";
import Moon from "lucide-react/icons/moon";
import User from "lucide-react/icons/user";
import Users from "lucide-react/icons/users";
import dynamic from "next/dynamic";
import { Icon, type IconShape } from "@/components/ui/icon";
import type { ViewIcon as SavedIcon } from "@/lib/search/view";

const icons: Readonly<Record<string, IconShape>> = {
  mine: User,
  unassigned: Inbox,
  "my-teams": Users,
  waiting: Clock,
  snoozed: Moon,
  "closed-today": Check,
};

// Those who have saved no view need not load what saved views may look like.
const SavedViewIcon = dynamic(
  () =>
    import("@/components/data/saved-view-icon").then(
      (file) => file.SavedViewIcon,
      () => () => <Icon of={Layers} />,
    ),
  {
    loading: () => <span className="size-4" />,
  },
);

/** `saved` is the icon that a saved view was given; null for those that come with Switchyard. */
export const ViewIcon = ({ id, saved }: { readonly id: string; readonly saved: SavedIcon | null }) =>
  saved === null ? <Icon of={icons[id] ?? Layers} /> : <SavedViewIcon icon={saved} />;
