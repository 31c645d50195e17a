CREATE TABLE "attempts" (
	"member_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"journal_id" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"turn" integer DEFAULT 1 NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"response" jsonb,
	CONSTRAINT "attempts_key" UNIQUE("member_id","key")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"only" boolean DEFAULT true NOT NULL,
	"workspace_id" text NOT NULL,
	"workspace_name" text NOT NULL,
	"region" text NOT NULL,
	"teammate_name" text NOT NULL,
	"sealed_token" text NOT NULL,
	"token_key_id" text NOT NULL,
	"token_version" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'ok' NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	CONSTRAINT "connections_only_unique" UNIQUE("only"),
	CONSTRAINT "connections_only" CHECK ("connections"."only")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL,
	"conversation_id" text NOT NULL,
	"action" jsonb NOT NULL,
	"before" jsonb,
	"outcome" text,
	"error_code" text,
	CONSTRAINT "journal_kind" CHECK (("journal"."kind" = 'outcome') = ("journal"."outcome" is not null))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"teammate_id" text,
	"teammate_checked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "members_email_unique" UNIQUE("email"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('agent', 'lead', 'owner')),
	CONSTRAINT "members_email_lower" CHECK ("members"."email" = lower("members"."email"))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_by_id" ON "journal" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "journal_by_conversation" ON "journal" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id");