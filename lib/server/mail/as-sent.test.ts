import { Window } from "happy-dom";
import { afterAll, expect, it } from "vitest";
import { hostileBodies } from "@/lib/server/conversations/testing/hostile-bodies";
import { createMediaLinks } from "@/lib/server/media/links";
import { asSent } from "./as-sent";

const links = createMediaLinks({ secret: "s".repeat(32), localOrigin: null });
const sent = (body: string): string => asSent(body, links, "c1.2").html;

const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
afterAll(() => window.happyDOM.close());

const dangerous =
  /^(?:script|style|iframe|frame|object|embed|svg|math|form|input|button|textarea|select|base|meta|link|template|video|audio|noscript|xmp|plaintext|portal|dialog)$/;
const known =
  /^(?:href|target|rel|title|src|alt|width|height|align|valign|bgcolor|border|cellpadding|cellspacing|colspan|rowspan|color|face|size|start|dir|span|style|class|data-(?:src|host|warn))$/;

const faults = (html: string): readonly string[] => {
  const document = new window.DOMParser().parseFromString(`<body>${html}</body>`, "text/html");
  return [...document.body.querySelectorAll("*")].flatMap((element) => [
    ...(dangerous.test(element.tagName.toLowerCase()) ? [`<${element.tagName}>`] : []),
    ...element.getAttributeNames().filter((name) => !known.test(name)),
    ...["href", "src"]
      .map((name) => element.getAttribute(name))
      .filter(
        (value) =>
          value !== null &&
          !/^(?:https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp|avif|bmp);base64,)/.test(value),
      )
      .map(String),
    ...(/url|expression|position|\\|@/i.test(element.getAttribute("style") ?? "") ? ["style"] : []),
  ]);
};

it("keeps nothing of hostile bodies that could do more than look like a mail", () => {
  const broken = hostileBodies().flatMap(({ html }) => faults(sent(html)).map((what) => ({ html, what })));
  expect(broken).toEqual([]);
});

it("keeps their words", () => {
  const lost = hostileBodies().filter(({ html, keeps }) => keeps && !sent(html).includes("hello there"));
  expect(lost).toEqual([]);
});

it.each([
  [
    '<body bgcolor="#eee" style="margin:0"><center><table width="600" bgcolor="#fff" cellpadding="8"><tr><td class="col x" style="color:#123;position:fixed" align="center">Hi</td></tr></table></center></body>',
    '<div bgcolor="#eee" style="margin:0"><center><table width="600" bgcolor="#fff" cellpadding="8"><tr><td align="center" style="color:#123" class="col x">Hi</td></tr></table></center></div>',
  ],
  [
    '<font color="red" face="Arial" size="4" id="x" onclick="x()">Hi</font>',
    '<font color="red" face="Arial" size="4">Hi</font>',
  ],
  [
    '<a class="btn" href="https://go.acme.com/x" style="background:#0a5">acme.org</a>',
    '<a href="https://go.acme.com/x" target="_blank" rel="noopener noreferrer nofollow" style="background:#0a5" class="btn" data-host="go.acme.com" data-warn title="Leads to go.acme.com">acme.org</a>',
  ],
  ['<p>x<img src="https://t.acme.com/p.gif" width="1" height="1"></p>', "<p>x</p>"],
])("keeps how it was laid out: %s", (body, kept) => {
  expect(sent(body)).toBe(kept);
});

it("names the part at the addresses of its images, so that they can be asked for anew", () => {
  expect(sent('<img src="https://img.acme.com/a.png" width="40">')).toBe(
    `<img data-src="${links.link("https://img.acme.com/a.png", { from: "c1.2" })?.replaceAll("&", "&amp;")}" width="40" alt="" />`,
  );
});

it("takes along the styles that only style", () => {
  const { css } = asSent("<style>@import url(//evil.example);.col{width:50%}</style><p>x</p>", links, "c1.2");
  expect(css).toBe(".col{width:50%}");
});
