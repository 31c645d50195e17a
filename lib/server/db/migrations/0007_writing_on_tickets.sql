ALTER TABLE "drafts" RENAME COLUMN "conversation_id" TO "subject_id";--> statement-breakpoint
ALTER TABLE "outgoing" RENAME COLUMN "conversation_id" TO "subject_id";--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_member_id_conversation_id_pk";--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "subject" text DEFAULT 'conversation' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_member_id_subject_subject_id_pk" PRIMARY KEY("member_id","subject","subject_id");--> statement-breakpoint
ALTER TABLE "outgoing" ADD COLUMN "subject" text DEFAULT 'conversation' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_subject" CHECK ("drafts"."subject" in ('conversation', 'ticket'));--> statement-breakpoint
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_subject" CHECK ("outgoing"."subject" in ('conversation', 'ticket'));