import "server-only";
import diagnosticsChannel from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { peerHeader } from "./client-address";
import { isDecodable, malformedPath } from "./malformed";

type Started = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
};

/** What Node documents for this channel. */
const isStarted = (message: unknown): message is Started =>
  typeof message === "object" &&
  message !== null &&
  "request" in message &&
  message.request instanceof IncomingMessage &&
  "response" in message &&
  message.response instanceof ServerResponse &&
  "server" in message &&
  message.server instanceof Server;

export type Watch = {
  /** Requests that have no whole answer yet. */
  readonly underWay: () => number;
  /** Takes no new requests from now on. */
  readonly closeServers: () => void;
  readonly end: () => void;
};

const channel = "http.server.request.start";

/**
 * Sees every HTTP request of this process before anything else does. The address of the other end is written over whatever a
 * client claims, and an address that cannot be decoded is replaced by one that answers 400, because Next answers it with a
 * bare 500.
 */
export const watchRequests = (): Watch => {
  const servers = new Set<Server>();
  let underWay = 0;
  const onRequest = (message: unknown): void => {
    if (!isStarted(message)) return;
    const { request, response, server } = message;
    servers.add(server);
    underWay += 1;
    response.once("close", () => {
      underWay -= 1;
    });
    request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
    if (!isDecodable(request.url ?? "/")) request.url = malformedPath;
  };
  diagnosticsChannel.subscribe(channel, onRequest);
  return {
    underWay: () => underWay,
    closeServers: () => {
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
    },
    end: () => {
      diagnosticsChannel.unsubscribe(channel, onRequest);
    },
  };
};
