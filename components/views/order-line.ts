import type { QueryClient } from "@tanstack/react-query";
import { viewsQuery } from "@/components/data/views-query";
import { callApi } from "@/lib/api/call";
import { putViewOrder, type View } from "@/lib/api/views";

export type Placed = { readonly id: string; readonly pinned: boolean };

type Line = {
  /** The newest order that was not sent yet. */
  next: readonly Placed[] | null;
  /** As the server has it, as far as anybody here knows. */
  kept: readonly Placed[];
};

const lines = new WeakMap<QueryClient, Line>();

const key = () => viewsQuery().queryKey;
const known = (client: QueryClient): readonly View[] => client.getQueryData(key())?.views ?? [];
const placesOf = (views: readonly View[]): readonly Placed[] =>
  views.map(({ id, pinned }) => ({ id, pinned }));

const put = (client: QueryClient, places: readonly Placed[]): void => {
  const rank = new Map(places.map((place, index) => [place.id, { index, pinned: place.pinned }]));
  const views = known(client);
  client.setQueryData(key(), {
    views: views
      .map((view) => ({ ...view, pinned: rank.get(view.id)?.pinned ?? view.pinned }))
      .toSorted((a, b) => (rank.get(a.id)?.index ?? views.length) - (rank.get(b.id)?.index ?? views.length)),
  });
};

const send = async (client: QueryClient, line: Line, fail: (error: unknown) => void): Promise<void> => {
  while (line.next) {
    const places = line.next;
    line.next = null;
    try {
      const { views } = await callApi(putViewOrder, { views: [...places] });
      line.kept = placesOf(views);
      // The answer to an earlier move would undo the later one on the screen.
      if (line.next === null) client.setQueryData(key(), { views });
    } catch (error) {
      if (line.next !== null) continue;
      put(client, line.kept);
      fail(error);
    }
  }
};

/**
 * Shows this order at once and sends it when no other is under way, so that of quick moves, from wherever on the page, the last one
 * is what the server keeps. What cannot be kept is put back.
 */
export const orderInTurn = async (
  client: QueryClient,
  places: readonly Placed[],
  fail: (error: unknown) => void,
): Promise<void> => {
  await client.cancelQueries({ queryKey: key() });
  const under = lines.get(client);
  const line = under ?? { next: null, kept: placesOf(known(client)) };
  put(client, places);
  line.next = places;
  if (under) return;
  lines.set(client, line);
  await send(client, line, fail).finally(() => lines.delete(client));
};
