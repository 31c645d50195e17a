CREATE TABLE "view_places" (
	"member_id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"pinned" boolean NOT NULL,
	CONSTRAINT "view_places_member_id_view_id_pk" PRIMARY KEY("member_id","view_id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"icon" text NOT NULL,
	"query" text NOT NULL,
	"sort" text NOT NULL,
	"columns" jsonb NOT NULL,
	"group_by" text,
	"audience" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "views_audience" CHECK ("views"."audience" in ('me', 'leads', 'everyone'))
);
--> statement-breakpoint
ALTER TABLE "view_places" ADD CONSTRAINT "view_places_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_places" ADD CONSTRAINT "view_places_view_id_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("owner_id");