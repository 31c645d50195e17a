import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";
import { createOidcMemory } from "./oidc-memory";

/** What the provider says of somebody, by the name they sign in with there. */
export type People = Record<string, Readonly<Record<string, unknown>>>;

export const oidcClient = { id: "switchyard", secret: "a-secret-of-the-test-provider" } as const;

/** Answers in the provider's place; true when it did. */
type Spoil = (request: IncomingMessage, response: ServerResponse) => boolean;

export type TestProvider = {
  readonly issuer: string;
  readonly people: People;
  /** Everything that was asked of it, as `GET /path`. */
  readonly asked: readonly string[];
  /** Until the next one; null for none. */
  readonly spoil: (how: Spoil | null) => void;
  /** An ID token of these claims as the provider would sign it. */
  readonly tokenOf: (claims: Readonly<Record<string, unknown>>) => string;
  readonly close: () => Promise<void>;
};

export type ProviderOptions = {
  readonly port?: number;
  /** Where apps may be sent back to. */
  readonly redirectUris: readonly string[];
  readonly people?: People;
  /** Says who it is in the ID token as well, and not only where it is asked with the access token. */
  readonly talkative?: boolean;
};

const hour = 3600;

const keyId = "test-key";

const makeProvider = (
  issuer: string,
  people: People,
  privateKey: KeyObject,
  options: ProviderOptions,
): Provider =>
  new Provider(issuer, {
    adapter: createOidcMemory(),
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [...options.redirectUris],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: keyId }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: options.talkative !== true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    // Whoever is signed in has said yes to everything.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      const grant = new provider.Grant({
        ...(client === undefined ? {} : { clientId: client.clientId }),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error }) => {
      ctx.type = "text";
      ctx.body = error;
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      Grant: hour,
      IdToken: hour,
      Interaction: hour,
      Session: hour,
    },
  });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const signed = (privateKey: KeyObject, claims: object): string => {
  const text = `${part({ alg: "RS256", typ: "JWT", kid: keyId })}.${part(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
};

const loginPage = (people: People): string =>
  `<!doctype html><html lang="en"><title>Test provider</title><h1>Who are you?</h1><form method="post">${[
    ...Object.keys(people),
    "cancel",
  ]
    .map((name) => `<button name="who" value="${name}">${name}</button>`)
    .join(" ")}</form></html>`;

const interact = async (
  provider: Provider,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(loginPage(people));
    return;
  }
  const who = new URLSearchParams(await text(request)).get("who") ?? "cancel";
  await provider.interactionFinished(
    request,
    response,
    who === "cancel"
      ? { error: "access_denied", error_description: "<b>they said no</b>" }
      : { login: { accountId: who, remember: false } },
  );
};

/** A real provider of OpenID Connect on this machine, where everybody is whom they say they are. */
export const startOidcProvider = async (options: ProviderOptions): Promise<TestProvider> => {
  const people: People = { ...options.people };
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let spoil: Spoil | null = null;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[0]}`);
    if (!spoil?.(request, response)) answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = makeProvider(issuer, people, privateKey, options);
  const own = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) own(request, response);
    else interact(provider, people, request, response).catch(() => response.destroy());
  };
  return {
    issuer,
    people,
    asked,
    spoil: (how) => {
      spoil = how;
    },
    tokenOf: (claims) => signed(privateKey, claims),
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
