import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Inbox from "lucide-react/icons/inbox";
import Layers from "lucide-react/icons/layers";
import Moon from "lucide-react/icons/moon";
import User from "lucide-react/icons/user";
import Users from "lucide-react/icons/users";
import type { IconShape } from "@/components/ui/icon";

const icons: Readonly<Record<string, IconShape>> = {
  mine: User,
  unassigned: Inbox,
  "my-teams": Users,
  waiting: Clock,
  snoozed: Moon,
  "closed-today": Check,
};

export const viewIcon = (id: string): IconShape => icons[id] ?? Layers;
