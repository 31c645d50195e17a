import { Window } from "happy-dom";
import { afterAll, describe, expect, it } from "vitest";
import { allowedTags } from "@/lib/server/mail/inline-rules";
import { createMediaLinks } from "@/lib/server/media/links";
import { sanitise } from "./sanitise";
import { hostileBodies } from "./testing/hostile-bodies";

const links = createMediaLinks({ secret: "s".repeat(32), localOrigin: null });
const clean = (body: string) => sanitise(body, links).html ?? "";
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
afterAll(() => window.happyDOM.close());

/** Parsed by a parser that has nothing to do with the one that cleaned. */
const parse = (html: string) => {
  const document = new window.DOMParser().parseFromString(`<body>${html}</body>`, "text/html");
  return [...document.body.querySelectorAll("*")].map((element) => ({
    tag: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(
      element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? ""]),
    ),
  }));
};

const attributeRules: Record<string, (value: string) => boolean> = {
  href: (value) => /^(https?:|mailto:|tel:)/.test(value),
  target: (value) => value === "_blank",
  rel: (value) => value === "noopener noreferrer nofollow",
  src: (value) => /^data:image\/(png|jpeg|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=]+$/.test(value),
  "data-src": (value) => /^\/api\/media\?u=[\w-]+&s=[\w-]+$/.test(value),
  alt: () => true,
  dir: (value) => /^[a-z]*$/i.test(value),
  width: (value) => /^\d+$/.test(value),
  height: (value) => /^\d+$/.test(value),
  colspan: (value) => /^\d+$/.test(value),
  rowspan: (value) => /^\d+$/.test(value),
  start: (value) => /^\d+$/.test(value),
  "data-host": (value) => value.length <= 80,
  "data-warn": (value) => value === "",
  "data-quoted": (value) => value === "",
  "data-scroll": (value) => value === "",
  tabindex: (value) => value === "0",
  role: (value) => value === "group",
  "aria-label": (value) => value === "Table",
  hidden: (value) => ["", "until-found"].includes(value),
};

/** What breaks the allow-list in a piece of HTML, as a browser would see it. */
const violations = (html: string): readonly string[] =>
  parse(html).flatMap(({ tag, attributes }) => [
    ...(allowedTags.includes(tag) ? [] : [`<${tag}>`]),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      attributeRules[name]?.(value) ? [] : [`${tag} ${name}=${value}`],
    ),
  ]);

describe("hostile bodies", () => {
  const bodies = hostileBodies();

  it("are many, all different, and break the rules before they are cleaned", () => {
    expect(new Set(bodies.map((body) => body.html)).size).toBe(bodies.length);
    expect(bodies.length).toBeGreaterThanOrEqual(300);
    const harmful = bodies.filter((body) => violations(body.html).length > 0);
    expect(harmful.length).toBeGreaterThanOrEqual(300);
  });

  it("keep nothing but what is allowed", () => {
    const broken = bodies.flatMap(({ html }) => violations(clean(html)).map((what) => ({ html, what })));
    expect(broken).toEqual([]);
  });

  it("keep their words", () => {
    const lost = bodies.filter(({ html, keeps }) => keeps && !clean(html).includes("hello there"));
    expect(lost.map(({ html }) => html)).toEqual([]);
  });

  it("stay the same when cleaned a second time, but for images that are held back", () => {
    for (const { html } of bodies) {
      const once = clean(html);
      if (!once.includes("data-src")) expect(clean(once)).toBe(once);
    }
  });
});

describe("links", () => {
  it.each([
    ["https://a.example/x?y=1", { "data-host": "a.example" }],
    ["http://a.example/", { "data-host": "a.example" }],
    ["mailto:a@b.example", { "data-host": "a@b.example" }],
    ["tel:+48123", {}],
  ])("%s opens elsewhere and tells nothing there, and here where it leads", (href, told) => {
    expect(parse(clean(`<a href="${href}" onclick="x()" target="_top">go</a>`))).toEqual([
      { tag: "a", attributes: { href, target: "_blank", rel: "noopener noreferrer nofollow", ...told } },
    ]);
  });

  it.each([
    "/api/conversations/1",
    "//evil.example",
    "queue",
    "#top",
    "?q=1",
    "ftp://a.example/",
    "blob:x",
    "",
  ])("%s leads nowhere and keeps its words", (href) => {
    expect(clean(`<a href="${href}">go</a>`)).toBe("<a>go</a>");
  });
});

describe("images", () => {
  it("are held back behind a signed address of ours, with their size as numbers", () => {
    const { html, hasRemoteImages } = sanitise(
      '<p>x<img src="https://img.acme.com/a.png?x=1&amp;y=2" width="120px" height="40" alt="A &quot;cat&quot;" style="float:left"></p>',
      links,
    );
    expect(hasRemoteImages).toBe(true);
    const [, image] = parse(html ?? "");
    expect(image?.attributes).toEqual({
      "data-src": links.link("https://img.acme.com/a.png?x=1&y=2"),
      width: "120",
      height: "40",
      alt: 'A "cat"',
    });
  });

  it("that came in the message are shown at once when they are raster images by their bytes", () => {
    const safe = sanitise(`<img src="data:image/png;base64,${png}">`, links);
    expect(safe).toEqual({
      html: `<img src="data:image/png;base64,${png}" alt="" />`,
      hasRemoteImages: false,
    });
  });

  it.each([
    ["an SVG", `data:image/svg+xml;base64,${Buffer.from("<svg onload=alert(1)>").toString("base64")}`],
    [
      "an SVG that claims to be a PNG",
      `data:image/png;base64,${Buffer.from("<svg onload=alert(1)>").toString("base64")}`,
    ],
    ["HTML", "data:text/html;base64,PHNjcmlwdD4="],
    ["more than 200 KB", `data:image/png;base64,${png}${"A".repeat(300_000)}`],
    ["a content id", "cid:part1@mail"],
    ["an address of ours", "/api/connection"],
    ["plain http", "http://img.acme.com/a.png"],
    ["javascript", "javascript:alert(1)"],
    ["nothing", ""],
  ])("are left out when they are %s", (_, src) => {
    expect(sanitise(`<p>words<img src="${src}" alt="x"></p>`, links)).toEqual({
      html: "<p>words</p>",
      hasRemoteImages: false,
    });
  });

  it.each([
    'width="1" height="1"',
    'width="0"',
    'height="1px"',
    'style="width:1px;height:1px"',
    'style="display: none"',
    'style="height:0 !important"',
  ])("that nobody is meant to see are left out: %s", (attributes) => {
    expect(clean(`<p>words<img src="https://t.acme.com/p.gif" ${attributes}></p>`)).toBe("<p>words</p>");
  });

  it("of a normal size with similar styles stay", () => {
    const html = clean(
      '<img src="https://t.acme.com/p.gif" style="max-width:100%;height:10px;line-height:1">',
    );
    expect(html).toContain("data-src");
  });

  it("of another workspace's signer are not served from memory", () => {
    const other = createMediaLinks({ secret: "o".repeat(32), localOrigin: null });
    const body = '<img src="https://img.acme.com/a.png">';
    expect(sanitise(body, links).html).not.toBe(sanitise(body, other).html);
  });
});

describe("what is left", () => {
  it.each([null, "", "  ", "<p></p>", "<p>&nbsp;</p>", "<div><br></div>", "<script>alert(1)</script>"])(
    "is nothing when there is nothing to see: %j",
    (body) => {
      expect(sanitise(body, links)).toEqual({ html: null, hasRemoteImages: false });
    },
  );

  it("keeps text structure, tables, lists and the reading direction", () => {
    const body =
      '<h2>A</h2><ul><li>1</li></ul><ol start="3"><li>2</li></ol><blockquote>q</blockquote><pre><code>x</code></pre><div data-scroll><table><tbody><tr><th colspan="2">c</th></tr></tbody></table></div><div dir="rtl">مرحبا</div>';
    const box = '<div data-scroll tabindex="0" role="group" aria-label="Table">';
    expect(clean(body)).toBe(body.replace("<div data-scroll>", box));
  });

  it("is the words alone of a body that would take too long", () => {
    const { html } = sanitise(`<div>hello there</div>${"<div>".repeat(200_000)}`, links);
    expect(html).toBe("<p>hello there …</p>");
  });
});
