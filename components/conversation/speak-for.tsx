"use client";
import UserRound from "lucide-react/icons/user-round";
import { useNamed } from "@/components/data/named-people";
import { Icon } from "@/components/ui/icon";
import { type Person, personName } from "@/lib/conversation/model";

/** Says in whose name it will stand, and lets one choose where several take part. */
export const SpeakFor = ({
  contacts,
  speaker,
  onChange,
}: {
  contacts: readonly Person[];
  speaker: Person;
  onChange: (contactId: string) => void;
}) => {
  const known = useNamed(contacts.filter(({ id }) => id !== null));
  const named = known.find(({ id }) => id === speaker.id) ?? speaker;
  return (
    <p className="flex items-center gap-1.5 px-3 pt-2 text-s font-medium text-warm">
      <Icon of={UserRound} size={14} />
      {known.length < 2 ? (
        <span className="min-w-0 [overflow-wrap:anywhere]">
          Written as <bdi>{personName(named)}</bdi>: for what they said elsewhere
        </span>
      ) : (
        <label className="flex min-w-0 flex-wrap items-center gap-1.5">
          Written as
          <select
            value={speaker.id ?? ""}
            onChange={(event) => onChange(event.target.value)}
            className="min-h-7 max-w-full rounded-m border border-line-strong bg-surface px-1.5 text-ink max-md:min-h-11 max-md:text-[16px]"
          >
            {known.map((person) => (
              <option key={person.id} value={person.id ?? ""}>
                {personName(person)}
              </option>
            ))}
          </select>
        </label>
      )}
    </p>
  );
};
