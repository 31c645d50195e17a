CREATE TABLE "journal_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"begun_after" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text,
	CONSTRAINT "journal_head_only" CHECK ("journal_head"."only")
);
--> statement-breakpoint
ALTER TABLE "journal" ALTER COLUMN "seq" DROP DEFAULT;--> statement-breakpoint
DROP SEQUENCE "journal_seq_seq";--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_hashed" CHECK ("journal"."hash" is not null and "journal"."key_id" is not null) NOT VALID;--> statement-breakpoint
INSERT INTO "journal_head" ("begun_after", "seq") SELECT coalesce(max("seq"), 0), coalesce(max("seq"), 0) FROM "journal";--> statement-breakpoint
CREATE FUNCTION "journal_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The journal keeps what was written: % on "%" is refused.', TG_OP, TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation', HINT = 'Rows are only added. "npm run journal:verify" checks them all.';
END $$;--> statement-breakpoint
CREATE TRIGGER "journal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuse_change"();--> statement-breakpoint
CREATE TRIGGER "journal_head_stays" BEFORE DELETE OR TRUNCATE ON "journal_head"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuse_change"();--> statement-breakpoint
CREATE FUNCTION "journal_head_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."seq" IS DISTINCT FROM OLD."seq" + 1 OR NEW."begun_after" IS DISTINCT FROM OLD."begun_after" OR NEW."hash" IS NULL THEN
		RAISE EXCEPTION 'The journal''s head only goes on, one row at a time.' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "journal_head_goes_on" BEFORE UPDATE ON "journal_head"
	FOR EACH ROW EXECUTE FUNCTION "journal_head_step"();--> statement-breakpoint
ALTER TABLE "journal" ENABLE ALWAYS TRIGGER "journal_append_only";--> statement-breakpoint
ALTER TABLE "journal_head" ENABLE ALWAYS TRIGGER "journal_head_stays";--> statement-breakpoint
ALTER TABLE "journal_head" ENABLE ALWAYS TRIGGER "journal_head_goes_on";
