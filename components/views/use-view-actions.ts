"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useHealthWatch } from "@/components/data/health";
import { countsKey } from "@/components/data/queue-query";
import { viewsQuery } from "@/components/data/views-query";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { deleteView, postView, putView, restoreView, type View } from "@/lib/api/views";
import { isAppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import type { ViewContent } from "@/lib/search/view";
import { orderInTurn, type Placed } from "./order-line";

const contentOf = ({ name, icon, query, sort, columns, groupBy, audience }: ViewContent): ViewContent => ({
  name,
  icon,
  query,
  sort,
  columns,
  groupBy,
  audience,
});

const known = (client: QueryClient): readonly View[] =>
  client.getQueryData(viewsQuery().queryKey)?.views ?? [];

/** What is put here wins over a read that began before it. */
const put = async (
  client: QueryClient,
  change: (views: readonly View[]) => readonly View[],
): Promise<void> => {
  await client.cancelQueries({ queryKey: viewsQuery().queryKey });
  client.setQueryData(viewsQuery().queryKey, { views: change(known(client)) });
  void client.invalidateQueries({ queryKey: viewsQuery().queryKey });
  void client.invalidateQueries({ queryKey: countsKey });
};

const withView = (views: readonly View[], view: View): readonly View[] =>
  views.some((one) => one.id === view.id)
    ? views.map((one) => (one.id === view.id ? view : one))
    : [...views, view];

const createActions = (
  client: QueryClient,
  { show }: ReturnType<typeof useToasts>,
  told: (error: unknown) => void,
) => {
  const fail = (error: unknown): null => {
    told(error);
    const text = isAppError(error) ? error.message : "Something in Switchyard went wrong. Try again.";
    show({ tone: "late", text });
    return null;
  };
  /** @throws AppError, for a form to show */
  const create = async (id: string, content: ViewContent): Promise<View> => {
    const view = await callApi(postView, { id, ...contentOf(content) });
    await put(client, (views) => withView(views, view));
    return view;
  };
  /** @throws AppError, `conflict` where it is no longer `version` */
  const change = async (id: string, version: number, content: ViewContent): Promise<View> => {
    const view = await callApi(putView, { id, version, ...contentOf(content) });
    await put(client, (views) => withView(views, view));
    return view;
  };
  const restore = async ({ id }: Pick<View, "id">): Promise<View | null> => {
    try {
      const view = await callApi(restoreView, { id });
      await put(client, (views) => withView(views, view));
      client.removeQueries({ queryKey: ["gone-view", id] });
      show({ text: `“${isolated(view.name)}” is back.` });
      return view;
    } catch (error) {
      return fail(error);
    }
  };
  const remove = async (view: View): Promise<boolean> => {
    try {
      await callApi(deleteView, { id: view.id, version: view.version });
      await put(client, (views) => views.filter((one) => one.id !== view.id));
      show({
        text: `“${isolated(view.name)}” deleted.`,
        act: { label: "Undo", run: () => void restore(view), takesBack: true },
      });
      return true;
    } catch (error) {
      fail(error);
      void client.invalidateQueries({ queryKey: viewsQuery().queryKey });
      return false;
    }
  };
  const order = async (places: readonly Placed[]): Promise<void> => {
    await orderInTurn(client, places, fail);
    void client.invalidateQueries({ queryKey: countsKey });
  };
  const setPinned = (id: string, pinned: boolean): Promise<void> =>
    order(known(client).map((view) => ({ id: view.id, pinned: view.id === id ? pinned : view.pinned })));
  return { create, change, restore, remove, order, setPinned, fail };
};

export type ViewActions = ReturnType<typeof createActions>;

/** Everything that can be done to saved views; what fails without a form to show it says so in a message. */
export const useViewActions = (): ViewActions => {
  const client = useQueryClient();
  const toasts = useToasts();
  const health = useHealthWatch();
  return useMemo(() => createActions(client, toasts, health.failed), [client, toasts, health]);
};
