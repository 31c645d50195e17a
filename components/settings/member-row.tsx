"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Pill } from "@/components/ui/pill";
import { SelectField } from "@/components/ui/select-field";
import { Time } from "@/components/ui/time";
import type { Role } from "@/lib/access/roles";
import type { Member } from "@/lib/api/members";
import { agoSpan } from "@/lib/core/time";
import { DisableDialog } from "./disable-dialog";
import { RemoveFactorButton } from "./remove-factor-button";
import { ResetButton } from "./reset-button";
import { useMemberChanges } from "./use-member-changes";

const roleWords: Readonly<Record<Role, string>> = { agent: "Agent", lead: "Lead", owner: "Owner" };
const isRole = (word: string): word is Role => Object.hasOwn(roleWords, word);
const offered = Object.entries(roleWords).map(([value, label]) => ({ value, label }));

const MemberFacts = ({ member, teammate }: { member: Member; teammate: string | null }) => (
  <>
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{member.name}</bdi>
      {member.isMe ? <Pill tone="accent">You</Pill> : null}
      {member.disabledAtMs === null ? null : <Pill tone="late">Disabled</Pill>}
      {member.hasSecondFactor ? <Pill tone="calm">Second factor</Pill> : null}
    </p>
    <p className="text-s text-ink-3 [overflow-wrap:anywhere]">
      {member.email} ·{" "}
      {member.lastSeenAtMs === null ? (
        "has never signed in"
      ) : (
        <>
          last seen <Time at={member.lastSeenAtMs / 1000} format={agoSpan} />
        </>
      )}
    </p>
    <p className="text-s text-ink-3">
      {member.teammateId === null ? (
        member.lastSeenAtMs === null ? (
          "Once signed in, acts as the teammate in Intercom who has this e-mail."
        ) : (
          "No teammate in Intercom has this e-mail: can read, not act."
        )
      ) : (
        <>
          Acts as <bdi>{teammate ?? `teammate ${member.teammateId}`}</bdi> in Intercom.
        </>
      )}
    </p>
  </>
);

type RoleProps = {
  readonly member: Member;
  readonly pending: boolean;
  readonly error: string | undefined;
  /** Whether it was done. */
  readonly onSet: (role: Role) => Promise<boolean>;
};

/** Chosen first, then set: with the arrow keys one passes through roles that nobody meant to give. */
const RoleForm = ({ member, pending, error, onSet }: RoleProps) => {
  const [chosen, setChosen] = useState<Role | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  const shown = chosen ?? member.role;
  const set = async () => {
    if (!(await onSet(shown))) return;
    setChosen(null);
    // The button goes once there is nothing to set.
    select.current?.focus();
  };
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (shown !== member.role && !pending) void set();
      }}
    >
      <div className="w-32">
        <SelectField
          label="Role"
          aria-label={`Role of ${member.name}`}
          value={shown}
          error={error}
          ref={select}
          hint={member.isMe && shown !== member.role ? "You give up managing members." : undefined}
          onChange={({ target }) => setChosen(isRole(target.value) ? target.value : null)}
          options={offered}
        />
      </div>
      {shown === member.role ? null : (
        <Button type="submit" variant="solid" pending={pending} aria-label={`Set role of ${member.name}`}>
          Set role
        </Button>
      )}
    </form>
  );
};

/** One member, with what an owner can change of them. */
export const MemberRow = ({ member, teammate }: { member: Member; teammate: string | null }) => {
  const [asks, setAsks] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { pending, failed, setRole, setDisabled, endSessions, removeFactor } = useMemberChanges(member);
  const isDisabled = member.disabledAtMs !== null;
  const messageOf = (what: string) => (failed?.what === what ? failed.message : undefined);
  const elsewhere = messageOf("disabled") ?? messageOf("sessions") ?? messageOf("factor");
  return (
    <li
      ref={row}
      tabIndex={-1}
      aria-label={member.name}
      className="flex flex-col gap-2 rounded-s py-3 outline-none"
    >
      <MemberFacts member={member} teammate={teammate} />
      <div className="flex flex-wrap items-end gap-2">
        <RoleForm member={member} pending={pending === "role"} error={messageOf("role")} onSet={setRole} />
        <span className="flex-1" />
        {isDisabled ? null : <ResetButton memberId={member.id} name={member.name} />}
        {member.hasSecondFactor && !member.isMe ? (
          <RemoveFactorButton
            name={member.name}
            pending={pending === "factor"}
            onConfirm={() => void removeFactor().then((done) => done && row.current?.focus())}
          />
        ) : null}
        {member.sessions > 0 ? (
          <Button
            pending={pending === "sessions"}
            aria-label={`Sign out everywhere: ${member.name}`}
            onClick={() => void endSessions().then((done) => done && row.current?.focus())}
          >
            Sign out everywhere
          </Button>
        ) : null}
        <Button
          variant={isDisabled ? "outline" : "danger"}
          pending={pending === "disabled"}
          aria-label={`${isDisabled ? "Enable" : "Disable"} ${member.name}`}
          onClick={() => (isDisabled ? void setDisabled(false) : setAsks(true))}
        >
          {isDisabled ? "Enable" : "Disable"}
        </Button>
      </div>
      <p role="alert" className="text-s text-late empty:hidden">
        {elsewhere ?? null}
      </p>
      {asks ? (
        <DisableDialog
          member={member}
          onConfirm={() => void setDisabled(true)}
          onClose={() => setAsks(false)}
        />
      ) : null}
    </li>
  );
};
