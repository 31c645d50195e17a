"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Inbox from "lucide-react/icons/inbox";
import Layers from "lucide-react/icons/layers";
import Moon from "lucide-react/icons/moon";
import User from "lucide-react/icons/user";
import Users from "lucide-react/icons/users";
import dynamic from "next/dynamic";
import type { KnownView } from "@/components/data/known-view";
import { Icon, type IconShape } from "@/components/ui/icon";

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

export const ViewIcon = ({ view }: { view: KnownView }) =>
  view.saved ? <SavedViewIcon icon={view.saved.icon} /> : <Icon of={icons[view.id] ?? Layers} />;
