CREATE TABLE "journal_cuts" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text,
	"at" timestamp with time zone NOT NULL,
	"months" integer NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal" DROP CONSTRAINT "journal_subject";--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "about" uuid;--> statement-breakpoint
CREATE INDEX "journal_by_about" ON "journal" USING btree ("about","seq") WHERE "journal"."about" is not null;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_event" CHECK (("journal"."kind" = 'event') = ("journal"."about" is not null));--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_subject" CHECK (num_nonnulls("journal"."conversation_id", "journal"."ticket_id", "journal"."about") = 1);--> statement-breakpoint
DROP TRIGGER "journal_append_only" ON "journal";--> statement-breakpoint
CREATE TRIGGER "journal_append_only" BEFORE UPDATE OR TRUNCATE ON "journal"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuse_change"();--> statement-breakpoint
CREATE FUNCTION "journal_refuse_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM "gone" WHERE "gone"."seq" > (SELECT coalesce(max("seq"), 0) FROM "journal_cuts")) THEN
		RAISE EXCEPTION 'The journal keeps what was written: % on "%" is refused.', TG_OP, TG_TABLE_NAME
			USING ERRCODE = 'restrict_violation', HINT = 'Only what a cut says goes: Settings, how long the journal is kept.';
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "journal_deleted_by_cut" AFTER DELETE ON "journal" REFERENCING OLD TABLE AS "gone"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuse_delete"();--> statement-breakpoint
CREATE FUNCTION "journal_cut_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."seq" <= (SELECT max("seq") FROM "journal_cuts") OR NEW."seq" >= (SELECT "seq" FROM "journal_head") THEN
		RAISE EXCEPTION 'A cut goes further than the one before, and leaves the journal its last row.' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "journal_cuts_go_on" BEFORE INSERT ON "journal_cuts"
	FOR EACH ROW EXECUTE FUNCTION "journal_cut_step"();--> statement-breakpoint
CREATE TRIGGER "journal_cuts_stay" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal_cuts"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuse_change"();--> statement-breakpoint
ALTER TABLE "journal" ENABLE ALWAYS TRIGGER "journal_append_only";--> statement-breakpoint
ALTER TABLE "journal" ENABLE ALWAYS TRIGGER "journal_deleted_by_cut";--> statement-breakpoint
ALTER TABLE "journal_cuts" ENABLE ALWAYS TRIGGER "journal_cuts_go_on";--> statement-breakpoint
ALTER TABLE "journal_cuts" ENABLE ALWAYS TRIGGER "journal_cuts_stay";
