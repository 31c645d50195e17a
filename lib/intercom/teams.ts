import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { Page } from "./schema/pages";
import { type Team, teamListSchema } from "./schema/team";

export const listTeams = (client: IntercomClient, options?: CallOptions): Promise<Page<Team>> =>
  client.call(
    { operation: "listTeams", method: "GET", path: ["teams"], answer: teamListSchema, retry: "read" },
    options,
  );
