import { randomUUID } from "node:crypto";
import { jsonOf, ownHeaders, send, write } from "../http";
import { newPerson, signIn } from "../people";
import { replyContent, viewContent } from "../scene";
import type { Target } from "../target";
import type { Part } from "./mass-assignment";

type Thing = {
  readonly what: string;
  readonly path: string;
  readonly method?: string;
  readonly body?: object;
};

/** What a person has of their own, made for them. */
const thingsOf = async (url: string, cookie: string): Promise<readonly Thing[]> => {
  const [view, reply] = [randomUUID(), randomUUID()];
  await write(url, { method: "POST", path: "/api/views", cookie, body: { id: view, ...viewContent } });
  const shown = await write(url, {
    method: "POST",
    path: "/api/replies",
    cookie,
    body: { id: reply, ...replyContent },
  });
  const upload = jsonOf(
    await send(url, {
      method: "POST",
      path: "/api/uploads?name=mine.txt&type=text%2Fplain",
      cookie,
      headers: ownHeaders(url, "application/octet-stream"),
      body: "mine",
    }),
  );
  const version = Number(jsonOf(shown).version);
  return [
    { what: "a view", path: `/api/views/${view}` },
    { what: "a file", path: `/api/uploads/${String(upload.uploadId)}` },
    {
      what: "a reply",
      method: "PUT",
      path: `/api/replies/${reply}`,
      body: { version, ...replyContent, text: "Not mine" },
    },
    { what: "a reply to delete", method: "DELETE", path: `/api/replies/${reply}`, body: {} },
    { what: "a view to delete", method: "DELETE", path: `/api/views/${view}`, body: { version: 1 } },
  ];
};

const ask = (url: string, cookie: string, { method = "GET", path, body }: Thing) =>
  method === "GET" ? send(url, { path, cookie }) : write(url, { method, path, cookie, body });

/** Of two leads each has things of their own: the other one is told that there is nothing. Control: whose they are gets them. */
export const otherPeoplesThings = async (target: Target): Promise<Part> => {
  const { url } = target.app;
  const newLead = async () => {
    const { email, password } = await newPerson(target, "lead");
    return signIn(url, email, password);
  };
  const [mine, theirs] = [await newLead(), await newLead()];
  const things = await thingsOf(url, mine);
  const wrong: string[] = [];
  for (const thing of things) {
    const { status } = await ask(url, theirs, thing);
    if (![403, 404].includes(status)) wrong.push(`${thing.what} of another: ${status}`);
  }
  for (const thing of things) {
    const { status } = await ask(url, mine, thing);
    if (status !== 200) wrong.push(`${thing.what} of one's own: ${status}`);
  }
  return { says: `${things.length} things of another person refused, and given to whose they are`, wrong };
};
