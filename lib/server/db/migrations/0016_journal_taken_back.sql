DROP FUNCTION "journal_taken_back"(uuid);--> statement-breakpoint
-- All that was taken back and not done again by taking that back; as `undoneOf` in lib/server/journal/rows.ts, for a query. Looked through
-- once for all rows and in one go, since asked for each row alone a long back and forth would be gone along again and again.
-- What takes something back was begun after it, so that all of what took it back itself has been met before.
CREATE FUNCTION "journal_taken_back"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
	-- Of each taking back that was done, newest first: what it took back, and which of them that was, where it was one itself.
	whats uuid[];
	places integer[];
	gone boolean[];
	standing uuid[] := '{}';
BEGIN
	WITH done AS (
		SELECT "journal_id", "undo_of", (row_number() OVER (ORDER BY "seq" DESC))::integer AS "place" FROM "journal" i
		WHERE i."kind" = 'intent' AND i."undo_of" IS NOT NULL AND EXISTS (
			SELECT FROM "journal" o WHERE o."journal_id" = i."journal_id" AND o."kind" = 'outcome' AND o."outcome" = 'done'
		)
	)
	SELECT array_agg(d."undo_of" ORDER BY d."place"), array_agg(t."place" ORDER BY d."place"), array_agg(false)
	INTO whats, places, gone
	FROM done d LEFT JOIN done t ON t."journal_id" = d."undo_of";
	FOR n IN 1 .. coalesce(array_length(whats, 1), 0) LOOP
		CONTINUE WHEN gone[n];
		standing := standing || whats[n];
		IF places[n] IS NOT NULL THEN
			gone[places[n]] := true;
		END IF;
	END LOOP;
	RETURN standing;
END $$;
