import "server-only";
import type { QueryResultRow } from "pg";
import type { Settings } from "@/lib/api/settings-model";
import { readSettings } from "@/lib/api/settings-schema";
import { queryRows } from "@/lib/server/db/database";

type Row = QueryResultRow & { readonly settings: unknown };

/** What a member has set up. @throws AppError `database_unavailable` */
export const settingsOf = async (memberId: string): Promise<Settings> => {
  const [row] = await queryRows<Row>(
    "settings-find",
    "select settings from member_settings where member_id = $1",
    [memberId],
  );
  return readSettings(row?.settings);
};

/** Lays `change` over what a member has set up, in one statement, so that two at once lose nothing of each other. */
export const changeSettings = async (
  memberId: string,
  change: Partial<Settings>,
  nowMs: number,
): Promise<Settings> => {
  const [row] = await queryRows<Row>(
    "settings-change",
    `insert into member_settings (member_id, settings, updated_at) values ($1, $2::jsonb, $3)
      on conflict (member_id) do update
        set settings = member_settings.settings || excluded.settings, updated_at = excluded.updated_at
      returning settings`,
    [memberId, JSON.stringify(change), new Date(nowMs)],
  );
  return readSettings(row?.settings);
};
