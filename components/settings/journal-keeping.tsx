"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { retentionQuery } from "@/components/data/retention-query";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { SelectField } from "@/components/ui/select-field";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { putRetention, type RetentionState } from "@/lib/api/journal-retention";
import { type KeptMonths, keptFor, keptMonths } from "@/lib/api/kept-months";
import { isAppError } from "@/lib/core/errors";
import { ListTrouble } from "./list-trouble";
import { ListWaiting } from "./list-waiting";

type Kept = KeptMonths | null;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const optionOf = (months: Kept): string => (months === null ? "ever" : String(months));
const keptOf = (value: string): Kept => keptMonths.find((months) => String(months) === value) ?? null;
const options = [null, ...keptMonths].map((months) => ({
  value: optionOf(months),
  label: capital(keptFor(months)),
}));

const rowsWords = (count: number): string =>
  count === 1 ? "1 row" : `${count.toLocaleString("en-GB")} rows`;
const dayWords = (ms: number): string =>
  new Date(ms).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

const isShorter = (after: Kept, before: Kept): boolean =>
  after !== null && (before === null || after < before);

const goingOf = ({ older }: RetentionState, months: Kept): number =>
  older.find((one) => one.months === months)?.rows ?? 0;

const Standing = ({ state }: { state: RetentionState }) => (
  <p className="mb-3 text-ink-2">
    The journal has {rowsWords(state.rows)}
    {state.sinceMs === null ? "" : `, the oldest of ${dayWords(state.sinceMs)}`}.{" "}
    {state.cutAtMs === null ? "" : `Older ones were last removed on ${dayWords(state.cutAtMs)}.`}
  </p>
);

/** What choosing that would do to what is there now. */
const hintOf = (state: RetentionState, chosen: Kept): string => {
  if (chosen === null) return "Nothing is ever removed.";
  const going = goingOf(state, chosen);
  const now =
    going === 0
      ? "No row is older than that now."
      : `${rowsWords(going)} ${going === 1 ? "is" : "are"} older now.`;
  return `${now} Each day what has become older is removed for good; what is left can still be checked.`;
};

const useSetting = (state: RetentionState) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const set = async (months: Kept): Promise<boolean> => {
    if (pending || (months === state.months && !state.isLost)) return false;
    setPending(true);
    setError(null);
    try {
      client.setQueryData(retentionQuery().queryKey, await callApi(putRetention, { months }));
      show({ tone: "calm", text: `The journal is kept ${keptFor(months)}.` });
      return true;
    } catch (cause) {
      setError(isAppError(cause) ? cause.message : "That failed. Try again in a moment.");
      return false;
    } finally {
      setPending(false);
    }
  };
  return { pending, error, set };
};

const KeepingForm = ({ state }: { state: RetentionState }) => {
  /** Undefined while nothing else than what is set is chosen. */
  const [changed, setChanged] = useState<Kept | undefined>(undefined);
  const select = useRef<HTMLSelectElement>(null);
  const chosen = changed === undefined ? state.months : changed;
  const [asks, setAsks] = useState(false);
  const { pending, error, set } = useSetting(state);
  const setChosen = async () => {
    if (!(await set(chosen))) return;
    setChanged(undefined);
    // The button goes once there is nothing to set.
    select.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isShorter(chosen, state.months)) setAsks(true);
    else void setChosen();
  };
  return (
    <>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <SelectField
          label="Keep the journal"
          value={optionOf(chosen)}
          options={options}
          hint={hintOf(state, chosen)}
          error={error ?? undefined}
          ref={select}
          onChange={({ target }) => setChanged(keptOf(target.value))}
        />
        {chosen === state.months && !state.isLost ? null : (
          <Button type="submit" variant="solid" pending={pending} className="self-start">
            Set how long
          </Button>
        )}
      </form>
      {asks ? (
        <ConfirmDialog
          title="Remove what is older"
          word="remove"
          label="Set and remove"
          onConfirm={() => void setChosen()}
          onClose={() => setAsks(false)}
        >
          <p>
            {goingOf(state, chosen) === 0
              ? "No row is older than that today."
              : `${rowsWords(goingOf(state, chosen))} of the journal ${goingOf(state, chosen) === 1 ? "is older than that and goes" : "are older than that and go"} within the hour.`}{" "}
            From then on the journal is kept {keptFor(chosen)}. What is gone cannot be had back.
          </p>
          <p className="text-s">
            That you set it is in the journal. Take a copy as CSV first where you need one.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};

/** For owners: for how long what was done is on record. */
export const JournalKeeping = () => {
  const { data, error, refetch, dataUpdatedAt, fetchStatus } = useQuery(retentionQuery());
  const trouble = error ? (
    <ListTrouble
      what="How long the journal is kept"
      error={error}
      shownFromMs={data === undefined ? null : dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  ) : null;
  if (data === undefined) {
    if (trouble) return trouble;
    if (fetchStatus === "paused") return <OfflineNotice what="How long the journal is kept" />;
    return <ListWaiting label="Reading how long the journal is kept" />;
  }
  return (
    <>
      {trouble}
      {data.isLost ? (
        <p className="mb-3 rounded-l bg-warm-soft px-3 py-2 text-warm">
          How long it is kept was set with a secret that is not known any more, so nothing is removed. Set it
          again.
        </p>
      ) : null}
      <Standing state={data} />
      <KeepingForm state={data} />
    </>
  );
};
