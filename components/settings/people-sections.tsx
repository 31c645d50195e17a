"use client";
import dynamic from "next/dynamic";
import { useWorkspace } from "@/components/data/workspace-query";
import { orAgain } from "@/components/ui/late-part";
import { can } from "@/lib/access/roles";
import { ListWaiting } from "./list-waiting";
import { Section } from "./section";

type SessionsProps = { readonly onSignOut: () => Promise<void> };

const SessionList = dynamic<SessionsProps>(
  orAgain("Where you are signed in", () => import("./session-list").then((file) => file.SessionList)),
  { ssr: false, loading: () => <ListWaiting label="Reading where you are signed in" /> },
);

const MemberList = dynamic(
  orAgain("The list of members", () => import("./member-list").then((file) => file.MemberList)),
  { ssr: false, loading: () => <ListWaiting label="Reading who the members are" /> },
);

const JournalKeeping = dynamic(
  orAgain("How long the journal is kept", () =>
    import("./journal-keeping").then((file) => file.JournalKeeping),
  ),
  { ssr: false, loading: () => <ListWaiting label="Reading how long the journal is kept" /> },
);

/** Where one is signed in, for owners who else is, and how long it is on record. */
export const PeopleSections = ({ onSignOut }: SessionsProps) => {
  const me = useWorkspace()?.me;
  return (
    <>
      <Section title="Where you are signed in" id="sessions">
        <SessionList onSignOut={onSignOut} />
      </Section>
      {me && can(me.role, "manage-members") ? (
        <Section title="Members" id="members">
          <MemberList />
        </Section>
      ) : null}
      {me && can(me.role, "manage-journal") ? (
        <Section title="Journal" id="journal">
          <JournalKeeping />
        </Section>
      ) : null}
    </>
  );
};
