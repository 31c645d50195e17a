import type { IncomingMessage, ServerResponse } from "node:http";
import { makeFile } from "./files";
import type { Workspace } from "./workspace";

const refuse = (response: ServerResponse, status: number, reason: string): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${reason}\n`);
};

/** `GET /__files/<id>/<name>?sig=…`: no token, the signature is the key, as with Intercom's upload links. */
export const handleFile = (
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, , id = "", rawName = ""] = url.pathname.split("/");
  const check = workspace.fileLinks.check(id, url.searchParams.get("sig"), workspace.clock.now());
  if (check !== "ok") {
    refuse(response, 403, check === "expired" ? "This link has expired" : "This link is not valid");
    return;
  }
  const name = decodeURIComponent(rawName);
  const upload = workspace.store.uploads.get(id);
  const file = upload ?? makeFile(id, name);
  response.writeHead(200, {
    "content-type": file.contentType,
    "content-length": file.bytes.length,
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=1800",
  });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
};
