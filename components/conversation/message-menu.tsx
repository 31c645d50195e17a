"use client";
import Ellipsis from "lucide-react/icons/ellipsis";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuProps } from "@/components/ui/menu";

/** What can be done with one message. Stands in its heading; on a screen with a pointer it shows with the message's hover or focus. */
export const MessageMenu = ({ about, items }: { about: string; items: MenuProps["items"] }) => (
  <Menu
    label={`Do with the ${about}`}
    buttonLabel={`More about the ${about}`}
    tip="More"
    items={items}
    className={cx(
      "-my-1 grid size-6 shrink-0 place-items-center rounded-m text-ink-3 max-md:-my-3 max-md:size-11",
      "opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100",
      "hover:bg-hover hover:text-ink aria-expanded:bg-hover",
    )}
  >
    <Icon of={Ellipsis} size={15} />
  </Menu>
);
