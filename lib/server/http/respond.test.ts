import { expect, it } from "vitest";
import { jsonResponse, jsonTextResponse, withDataHeaders } from "./respond";

it("sends JSON that was made before as it is, with all that answers carry, and copies none of it", async () => {
  const text = '{"title":"</script>","stale":false}';
  const answer = jsonTextResponse(text);
  expect(withDataHeaders(answer)).toBe(answer);
  expect([...answer.headers]).toEqual([...jsonResponse({}).headers]);
  expect(await answer.text()).toBe(text);
});

it("puts on an answer of a verb's own what it lacks, and leaves what it says itself", async () => {
  const own = new Response("bytes", { status: 206, headers: { "Cache-Control": "private, max-age=60" } });
  const answer = withDataHeaders(own);
  expect(answer.status).toBe(206);
  expect(answer.headers.get("cache-control")).toBe("private, max-age=60");
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
  expect(await answer.text()).toBe("bytes");
});
