import { type NextRequest, NextResponse } from "next/server";
import { isProduction } from "@/lib/server/env";
import { pathHeader } from "@/lib/server/http/page-headers";
import { fixedHeaders, pagePolicy } from "@/lib/server/http/security-headers";

const withFixed = (response: NextResponse): NextResponse => {
  for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
  return response;
};

/**
 * Gives every page its content policy with a fresh nonce. Who may see a page is never decided here: each page and each
 * handler asks for itself, and everything stays closed with this file taken away.
 */
export const proxy = (request: NextRequest): NextResponse => {
  // The optimiser fetches and decodes on somebody else's word; Switchyard has no use for it.
  if (request.nextUrl.pathname.startsWith("/_next/image")) {
    return withFixed(new NextResponse("Not found", { status: 404 }));
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = pagePolicy(nonce, !isProduction());
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = withFixed(NextResponse.next({ request: { headers } }));
  response.headers.set("Content-Security-Policy", policy);
  return response;
};

export const config = {
  // Not the API: bodies over 10 MB would be cut on the way through here.
  matcher: ["/((?!api(?:/|$)|_next/static/|_next/image).*)", "/_next/image"],
};
