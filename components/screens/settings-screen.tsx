"use client";
import dynamic from "next/dynamic";
import { useWorkspace } from "@/components/data/workspace-query";
import { AccountSection } from "@/components/settings/account-section";
import { AppearanceSection } from "@/components/settings/appearance-section";
import { ConnectionSection } from "@/components/settings/connection-section";
import { DeskSection } from "@/components/settings/desk-section";
import { KeysSection } from "@/components/settings/keys-section";
import { PeopleSections } from "@/components/settings/people-sections";
import { signOutHere } from "@/components/shell/sign-out";
import { buttonLook } from "@/components/ui/button";
import { orAgain } from "@/components/ui/late-part";
import { PageLink } from "@/components/ui/page-link";
import { can } from "@/lib/access/roles";

/** Only owners load it. */
const InvitationsSection = dynamic(
  orAgain("Invitations", () =>
    import("@/components/settings/invitations").then((file) => file.InvitationsSection),
  ),
);

const ForOwners = () => {
  const me = useWorkspace()?.me;
  return me && can(me.role, "manage-members") ? <InvitationsSection /> : null;
};

export const SettingsScreen = () => (
  <main className="pane-scroll min-h-0 flex-1">
    <div className="mx-auto flex max-w-[640px] flex-col gap-4 px-5 py-8 max-md:px-3 max-md:py-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold tracking-[-0.015em]">Settings</h1>
        <PageLink href="/journal" className={buttonLook()}>
          Journal
        </PageLink>
      </div>
      <AccountSection onSignOut={signOutHere} />
      <AppearanceSection />
      <DeskSection />
      <KeysSection />
      <PeopleSections onSignOut={signOutHere} />
      <ForOwners />
      <ConnectionSection />
    </div>
  </main>
);
