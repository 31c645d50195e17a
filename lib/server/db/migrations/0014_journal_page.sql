CREATE INDEX "journal_by_action" ON "journal" USING btree (("action"->>'kind'),"seq") WHERE "journal"."kind" <> 'outcome';--> statement-breakpoint
CREATE INDEX "journal_by_time" ON "journal" USING btree ("at") WHERE "journal"."kind" <> 'outcome';--> statement-breakpoint
CREATE INDEX "journal_by_request" ON "journal" USING btree ("request_id") WHERE "journal"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "journal_not_done" ON "journal" USING btree ("journal_id") WHERE "journal"."kind" = 'outcome' and "journal"."outcome" <> 'done';--> statement-breakpoint
-- Whether a row was taken back and not done again by taking that back; as `undoneOf` in lib/server/journal/rows.ts, for a query.
-- What takes something back was begun after it, so that all of what took it back itself has been met before.
CREATE FUNCTION "journal_taken_back"("asked" uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
	undone uuid[] := '{}';
	one record;
BEGIN
	FOR one IN
		WITH RECURSIVE undoing AS (
			SELECT "journal_id", "undo_of", "seq" FROM "journal" WHERE "kind" = 'intent' AND "undo_of" = asked
			UNION
			SELECT j."journal_id", j."undo_of", j."seq" FROM "journal" j JOIN undoing u ON j."undo_of" = u."journal_id" WHERE j."kind" = 'intent'
		)
		SELECT u."journal_id" AS "by", u."undo_of" AS "what" FROM undoing u
		WHERE EXISTS (
			SELECT 1 FROM "journal" o WHERE o."journal_id" = u."journal_id" AND o."kind" = 'outcome' AND o."outcome" = 'done'
		)
		ORDER BY u."seq" DESC
	LOOP
		IF NOT one."by" = ANY(undone) THEN
			undone := undone || one."what";
		END IF;
	END LOOP;
	RETURN asked = ANY(undone);
END $$;
