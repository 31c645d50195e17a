ALTER TABLE "journal" ALTER COLUMN "conversation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "ticket_id" text;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "undo_of" uuid;--> statement-breakpoint
CREATE INDEX "journal_by_ticket" ON "journal" USING btree ("ticket_id","seq");--> statement-breakpoint
CREATE INDEX "journal_by_member" ON "journal" USING btree ("member_id","seq");--> statement-breakpoint
CREATE INDEX "journal_undone" ON "journal" USING btree ("undo_of");--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_subject" CHECK (("journal"."conversation_id" is null) <> ("journal"."ticket_id" is null));