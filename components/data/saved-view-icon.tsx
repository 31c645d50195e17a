import Bug from "lucide-react/icons/bug";
import Building from "lucide-react/icons/building";
import Clock from "lucide-react/icons/clock";
import CreditCard from "lucide-react/icons/credit-card";
import Flag from "lucide-react/icons/flag";
import Flame from "lucide-react/icons/flame";
import Heart from "lucide-react/icons/heart";
import Inbox from "lucide-react/icons/inbox";
import Star from "lucide-react/icons/star";
import Tag from "lucide-react/icons/tag";
import Truck from "lucide-react/icons/truck";
import Users from "lucide-react/icons/users";
import { Icon, type IconShape } from "@/components/ui/icon";
import type { ViewIcon } from "@/lib/search/view";

const shapes: Record<ViewIcon, IconShape> = {
  inbox: Inbox,
  star: Star,
  clock: Clock,
  flame: Flame,
  tag: Tag,
  users: Users,
  building: Building,
  bug: Bug,
  "credit-card": CreditCard,
  truck: Truck,
  heart: Heart,
  flag: Flag,
};

export const SavedViewIcon = ({ icon }: { icon: ViewIcon }) => <Icon of={shapes[icon]} />;
