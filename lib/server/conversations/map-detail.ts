import "server-only";
import type { ConversationDetail, Part, Person } from "@/lib/conversation/model";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { MediaLinks } from "@/lib/server/media/links";
import { aboutOf, statisticsOf } from "./map-about";
import { mapAttributes } from "./map-attributes";
import { mapPart, mapSource, type PartOwner, unreadablePart } from "./map-part";
import { mapContacts, mapSummary } from "./map-summary";
import { pressedIn } from "./quick-replies";

/** A detail without what depends on when it was read. */
export type KnownDetail = Omit<ConversationDetail, "fetchedAtMs" | "stale">;

/** Other requests get their turn while a thread full of long mails is cleaned. */
const longestTurnMs = 25;

const mapParts = async (conversation: Conversation, links: MediaLinks): Promise<readonly Part[]> => {
  const { source, conversation_parts: known } = conversation;
  const parts: Part[] = [];
  const owner: PartOwner = `c${conversation.id}`;
  if (source) parts.push(mapSource(source, conversation.created_at, links, owner));
  const unreadable = new Map((known?.unreadable ?? []).map((part) => [part.index, part]));
  const items = (known?.items ?? []).values();
  const pressed = pressedIn(known?.items ?? []);
  let turnStarted = performance.now();
  for (let index = 0; index < (known?.items.length ?? 0) + unreadable.size; index += 1) {
    const broken = unreadable.get(index);
    const next = broken ? undefined : items.next().value;
    const before = parts.at(-1)?.createdAt ?? conversation.created_at;
    if (broken) parts.push(unreadablePart(broken.id, index, before));
    else if (next) parts.push(mapPart(next, links, owner, pressed));
    if (performance.now() - turnStarted > longestTurnMs) {
      await new Promise(setImmediate);
      turnStarted = performance.now();
    }
  }
  return parts;
};

/** Who took part and wrote something is known by name; the others by id only. */
const withNames = (people: readonly Person[], parts: readonly Part[]): readonly Person[] => {
  const known = new Map(parts.map(({ author }) => [author.kind === "contact" ? author.id : null, author]));
  return people.map((person) => (person.name || person.email ? person : (known.get(person.id) ?? person)));
};

/** `name` finds the names of contacts that the conversation does not give. */
export const mapDetail = async (
  conversation: Conversation,
  links: MediaLinks,
  name: (people: readonly Person[]) => readonly Person[],
): Promise<KnownDetail> => {
  const parts = await mapParts(conversation, links);
  const contacts = name(withNames(mapContacts(conversation), parts));
  const summary = mapSummary(conversation);
  return {
    ...summary,
    contact: contacts[0] ?? summary.contact,
    parts,
    totalParts: conversation.conversation_parts?.total_count ?? 0,
    contacts,
    teammateIds: conversation.teammates.flatMap(({ id }) => (id === null ? [] : [id])),
    attributes: mapAttributes(conversation.custom_attributes),
    statistics: conversation.statistics && statisticsOf(conversation.statistics),
    ratingRemark: conversation.conversation_rating?.remark || null,
    about: aboutOf(conversation),
  };
};
