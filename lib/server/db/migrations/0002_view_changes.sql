CREATE TABLE "findings" (
	"query_hash" text PRIMARY KEY NOT NULL,
	"counted_since" timestamp with time zone NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"found_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "views" ADD COLUMN "updated_by" uuid;--> statement-breakpoint
ALTER TABLE "views" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_updated_by_members_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_deleted_by_members_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;