import { POST as acceptRoute } from "@/app/api/invitations/accept/route";
import { POST as lookRoute } from "@/app/api/invitations/look/route";
import { GET, POST } from "@/app/api/invitations/route";
import { POST as resetRoute } from "@/app/api/members/[id]/reset/route";
import type { OpenLink } from "@/lib/api/invitations";
import { call, requestTo, writeTo } from "@/lib/server/testing/requests";

export const goodPassword = "violet anchor paper";

export const invited = { email: "new@desk.test", name: "Nora Castellan", role: "agent" };

export const postInvite = (cookie: string, change: Record<string, unknown> = {}): Promise<Response> =>
  call(POST, writeTo("/api/invitations", "POST", { ...invited, ...change }, cookie));

export const postReset = (cookie: string, id: string): Promise<Response> =>
  call(resetRoute, writeTo(`/api/members/${id}/reset`, "POST", {}, cookie), { id });

export const look = (body: unknown): Promise<Response> =>
  call(lookRoute, writeTo("/api/invitations/look", "POST", body));

export const accept = (body: unknown): Promise<Response> =>
  call(acceptRoute, writeTo("/api/invitations/accept", "POST", body));

export const listLinks = async (cookie: string): Promise<readonly OpenLink[]> => {
  const { links } = await (await call(GET, requestTo("/api/invitations", { cookie }))).json();
  return links;
};

/** What stands behind "#" in the link that this answer holds. */
export const tokenIn = async (response: Response): Promise<string> => {
  const { url } = await response.json();
  return new URL(url).hash.slice(1);
};

export type Told = {
  readonly status: number;
  readonly code: string | undefined;
  readonly path: string | undefined;
  readonly message: string | undefined;
};

export const told = async (response: Response): Promise<Told> => {
  const { error } = await response.json();
  return {
    status: response.status,
    code: error?.code,
    path: error?.fields?.[0]?.path,
    message: error?.message,
  };
};
