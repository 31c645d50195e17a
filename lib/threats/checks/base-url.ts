import { finding, type LiveCheck } from "../check";
import { each, send, write } from "../http";
import { control, plant, watchCalls } from "../intercom";
import { type Listener, startListener } from "../listener";
import { tokenOf } from "../secrets";
import type { Target } from "../target";

const names = [
  "baseUrl",
  "base_url",
  "apiUrl",
  "api_url",
  "url",
  "host",
  "region",
  "endpoint",
  "intercomApiUrl",
  "INTERCOM_API_URL",
];

/** Through what the API takes: a region is one of three words, and nothing else is looked at. */
const throughApi = async (target: Target, stranger: Listener): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("owner");
  const host = new URL(stranger.url).host;
  const regions = [
    stranger.url,
    host,
    `eu@${host}`,
    `eu.${host}`,
    "__proto__",
    "constructor",
    "",
    "EU",
    `../${host}`,
  ];
  const refused = await each(
    regions,
    (region) =>
      write(target.app.url, {
        method: "PUT",
        path: "/api/connection",
        cookie,
        body: { region, token: tokenOf(target) },
      }),
    1,
  );
  const body = {
    region: "eu",
    token: tokenOf(target),
    ...Object.fromEntries(names.filter((name) => name !== "region").map((name) => [name, stranger.url])),
  };
  const taken = await write(target.app.url, { method: "PUT", path: "/api/connection", cookie, body });
  return [
    ...refused
      .filter(({ status }) => status !== 422)
      .map(({ status }, at) => `region ${regions[at]}: ${status}`),
    ...(taken.status === 200 ? [] : [`the control, a region of ours, answered ${taken.status}`]),
  ];
};

const fresh = async (target: Target): Promise<number> => {
  const id = await plant(target);
  const cookie = await target.cookieOf("agent");
  return (await send(target.app.url, { path: `/api/conversations/${id}?fresh=1`, cookie })).status;
};

/** Through the database, by somebody who can write there: whatever the row says, the address is not taken from it. */
const throughDatabase = async (target: Target, stranger: Listener): Promise<void> => {
  const [before] = await target.sql('select region from connections where "only"');
  try {
    await target.sql(`update connections set region = '${stranger.url}' where "only"`).catch(() => []);
    await fresh(target);
  } finally {
    await target.sql(`update connections set region = '${String(before?.region)}' where "only"`);
  }
};

const redirects = [301, 302, 303, 307, 308] as const;

/** By a redirect of Intercom's. */
const throughRedirects = async (target: Target, stranger: Listener): Promise<number> => {
  const calls = await watchCalls(target);
  for (const status of redirects) {
    for (const match of ["GET /conversations/:id", "GET /me", "GET /admins"]) {
      const headers = { location: `${stranger.url}/conversations/1` };
      await control(target, "POST", "/faults", { match, kind: "status", status, headers, times: null });
    }
    await fresh(target);
    await write(target.app.url, {
      method: "PUT",
      path: "/api/connection",
      cookie: await target.cookieOf("owner"),
      body: { region: "eu", token: tokenOf(target) },
    });
    await control(target, "DELETE", "/faults");
  }
  return (await calls()).filter(({ faulted }) => faulted).length;
};

/** The same redirect, followed by a client that follows. */
const isFollowed = async (target: Target, stranger: Listener): Promise<boolean> => {
  const headers = { location: `${stranger.url}/control` };
  await control(target, "POST", "/faults", { match: "GET /me", kind: "status", status: 307, headers });
  await fetch(`${target.intercomUrl}/me`, { headers: { authorization: `Bearer ${tokenOf(target)}` } });
  await control(target, "DELETE", "/faults");
  return stranger.heard.some((line) => line.includes("/control"));
};

/**
 * T9: no request to the API, no row of the database and no redirect sends the token to another host. Control: a client that follows
 * redirects ends up there.
 */
export const baseUrl: LiveCheck = async (target) => {
  const stranger = await startListener('{"type":"admin","id":"1","app":{"id_code":"evil"}}');
  try {
    const refused = await throughApi(target, stranger);
    await throughDatabase(target, stranger);
    const redirected = await throughRedirects(target, stranger);
    const heard = [...stranger.heard];
    const followed = await isFollowed(target, stranger);
    const after = await fresh(target);
    return finding(
      `another address by ${names.length} names, 9 regions, the database and ${redirected} redirects: it was asked ${heard.length} times; control: a client that follows was led there, and reads work again`,
      [
        ...refused,
        ...heard.map((line) => `the stranger heard ${line.slice(0, 60)}`),
        ...(followed ? [] : ["the control was not led there"]),
        ...(redirected >= redirects.length * 2 ? [] : [`only ${redirected} redirects were answered`]),
        ...(after === 200 ? [] : [`reads answer ${after} afterwards`]),
      ],
    );
  } finally {
    await control(target, "DELETE", "/faults");
    await stranger.stop();
  }
};
