"use client";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { usePreferences } from "@/components/data/preferences";
import { type Theme, themes } from "@/components/data/read-preferences";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { useToasts } from "@/components/ui/toasts";
import { useKeysSheet } from "./keys-sheet-state";
import { railRow } from "./rail-link";
import { signOutHere } from "./sign-out";

const themeRows: Record<Theme, { label: string; icon: typeof Sun }> = {
  system: { label: "As the system", icon: Monitor },
  light: { label: "Light", icon: Sun },
  dark: { label: "Dark", icon: Moon },
};

export const MemberMenu = () => {
  const me = useWorkspace()?.me;
  const { theme, setTheme } = usePreferences();
  const { show } = useToasts();
  const openKeys = useKeysSheet();
  const name = me?.name ?? "Account";
  const leave = () => {
    signOutHere().catch(() => show({ tone: "late", text: "Signing out failed. Try again in a moment." }));
  };
  return (
    <Menu
      label="Account"
      className={railRow}
      items={[
        ...themes.map((one) => ({
          id: one,
          ...themeRows[one],
          checked: theme === one,
          onSelect: () => setTheme(one),
        })),
        { id: "keys", label: "All keys", icon: Keyboard, keys: "?", onSelect: openKeys },
        { id: "out", label: "Sign out", icon: LogOut, onSelect: leave },
      ]}
    >
      <span className="sr-only">Account: </span>
      <Avatar size="s" name={name} seed={me?.teammateId ?? me?.memberId} />
      <bdi className="min-w-0 truncate max-xl:sr-only">{name}</bdi>
    </Menu>
  );
};
