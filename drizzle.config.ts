import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./lib/server/db/schema.ts",
    "./lib/server/db/journal-schema.ts",
    "./lib/server/db/writing-schema.ts",
    "./lib/server/db/invitation-schema.ts",
  ],
  out: "./lib/server/db/migrations",
});
