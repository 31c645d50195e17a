import { authRoute } from "@/lib/server/auth/route";
import { env } from "@/lib/server/env";
import { call, ownHeaders, requestTo } from "./requests";

type Jar = Map<string, string>;

const keep = (jar: Jar, response: Response): void => {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    const isGone = /;\s*max-age=0(;|$)/i.test(cookie) || pair.slice(at + 1) === "";
    if (isGone) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
};

const cookiesIn = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

const nextauthOf = (address: string): string[] =>
  new URL(address, env().url).pathname.split("/").slice(3).map(decodeURIComponent);

/** Goes to a provider and back as a browser does: the provider over HTTP, Switchyard by its routes, cookies kept for each. */
export const createProviderBrowser = () => {
  const ours: Jar = new Map();
  const theirs: Jar = new Map();

  const visit = async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
    const request = requestTo(path, { headers, cookie: cookiesIn(ours) });
    const response = await call(authRoute, request, { nextauth: nextauthOf(path) });
    keep(ours, response);
    return response;
  };

  const post = async (path: string, fields: Record<string, string>, headers = ownHeaders()) => {
    const csrf = await visit("/api/auth/csrf");
    const { csrfToken }: { csrfToken: string } = await csrf.json();
    const body = JSON.stringify({ csrfToken, json: "true", ...fields });
    const request = requestTo(path, { method: "POST", headers, body, cookie: cookiesIn(ours) });
    const response = await call(authRoute, request, { nextauth: nextauthOf(path) });
    keep(ours, response);
    return response;
  };

  /** Begins as the button does; the whole answer. */
  const begin = (provider: string, next = "/queue", fields: Record<string, string> = {}) =>
    post(`/api/auth/signin/${provider}`, { callbackUrl: next, ...fields });

  /** Where the button leads. */
  const start = async (provider: string, next?: string): Promise<string> => {
    const { url }: { url: string } = await (await begin(provider, next)).json();
    return url;
  };

  const fetchTheirs = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { cookie: cookiesIn(theirs) },
    });
    keep(theirs, response);
    return response;
  };

  /** Follows the OIDC provider until it sends the browser back; the address of ours that it names. */
  const agree = async (address: string, who: string): Promise<string> => {
    let at = address;
    for (let steps = 0; steps < 10; steps += 1) {
      if (at.startsWith(env().url)) return at.slice(env().url.length);
      const isQuestion = at.includes("/interaction/");
      const init = isQuestion ? { method: "POST", body: new URLSearchParams({ who }) } : {};
      const response = await fetchTheirs(at, init);
      const location = response.headers.get("location");
      if (location === null) throw new Error(`${at} answered ${response.status}: ${await response.text()}`);
      at = new URL(location, at).href;
    }
    throw new Error("the provider sent the browser round in circles");
  };

  return { ours, visit, post, begin, start, agree, cookies: () => cookiesIn(ours) };
};

export type ProviderBrowser = ReturnType<typeof createProviderBrowser>;

/** The reason in the address that a refused sign-in leads to; null where it leads elsewhere. */
export const problemOf = (response: Response): string | null => {
  const location = response.headers.get("location") ?? "";
  const url = new URL(location, env().url);
  return url.pathname === "/sign-in" ? url.searchParams.get("problem") : null;
};
