import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitise } from "@/lib/server/conversations/sanitise";
import { createMediaLinks } from "@/lib/server/media/links";
import { elementsOf, parseTree, wordsOf } from "./html-tree";

const links = createMediaLinks({ secret: "s".repeat(32), localOrigin: null });
const clean = (html: string): string => sanitise(html, links).html ?? "";
const line = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What is read at once, and what is behind the button. */
const parted = (html: string): { readonly shown: string; readonly folded: string } => {
  const root = parseTree(clean(html));
  const folded: string[] = [];
  for (const one of elementsOf(root)) {
    if (!one.attributes.has("data-quoted")) continue;
    folded.push(wordsOf(one));
    one.children = [];
  }
  return { shown: line(wordsOf(root)), folded: line(folded.join(" ")) };
};

const long = "It began on Monday and has not stopped since. ".repeat(8);

describe("what mail programs put below an answer is folded, and nothing of it lost", () => {
  it.each([
    [
      "Gmail",
      '<div dir="ltr">Thanks!<div><br></div><div>Ada</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, 3 Nov 2026 at 10:12, Bo &lt;<a href="mailto:bo@x.example">bo@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0"><div dir="ltr">Short.</div></blockquote></div>',
      "Thanks! Ada",
      "On Tue, 3 Nov 2026 at 10:12, Bo <bo@x.example> wrote: Short.",
    ],
    [
      "Outlook on the web",
      '<div class="elementToProof">Thanks!</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Bo &lt;bo@x.example&gt;<br><b>Sent:</b> 3 November 2026 10:12<br><b>To:</b> Ada<br><b>Subject:</b> Parcel</font><div>&nbsp;</div></div><div><p>Where is it?</p></div>',
      "Thanks!",
      "From: Bo <bo@x.example> Sent: 3 November 2026 10:12 To: Ada Subject: Parcel Where is it?",
    ],
    [
      "Outlook on the desktop, in German, between boxes of Word",
      '<div class="WordSection1"><p class="MsoNormal">Danke!</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>Von:</b> Bo &lt;bo@x.example&gt; <br><b>Gesendet:</b> Dienstag, 3. November 2026 10:12<br><b>An:</b> Ada<br><b>Betreff:</b> Paket</p></div></div><p class="MsoNormal">Wo ist es?</p></div>',
      "Danke!",
      "Von: Bo <bo@x.example> Gesendet: Dienstag, 3. November 2026 10:12 An: Ada Betreff: Paket Wo ist es?",
    ],
    [
      "Apple Mail",
      '<html><body>Thanks!<br><div><br><blockquote type="cite"><div>On 3 Nov 2026, at 10:12, Bo &lt;bo@x.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>Where is it?</div></blockquote></div><br></body></html>',
      "Thanks!",
      "On 3 Nov 2026, at 10:12, Bo <bo@x.example> wrote: Where is it?",
    ],
    [
      "Thunderbird",
      '<p>Thanks!</p><div class="moz-cite-prefix">Am 03.11.26 um 10:12 schrieb Bo:<br></div><blockquote type="cite" cite="mid:1@x"><p>Wo ist es?</p></blockquote>',
      "Thanks!",
      "Am 03.11.26 um 10:12 schrieb Bo: Wo ist es?",
    ],
    [
      "Yahoo",
      '<div>Thanks!</div><div id="ydp1yahoo_quoted" class="yahoo_quoted"><div>On Tuesday, 3 November 2026, Bo wrote:</div><div>Where is it?</div></div>',
      "Thanks!",
      "On Tuesday, 3 November 2026, Bo wrote: Where is it?",
    ],
    [
      "plain text",
      "<p>Thanks!</p><p>On Tue, 3 Nov 2026, Bo &lt;bo@x.example&gt;<br>wrote:</p><p>&gt; Where is it?<br>&gt;<br>&gt; Bo</p>",
      "Thanks!",
      "On Tue, 3 Nov 2026, Bo <bo@x.example> wrote: > Where is it? > > Bo",
    ],
    [
      "plain text in one paragraph",
      "<p>Thanks!<br><br>-----Original Message-----<br>From: Bo<br>Where is it?</p>",
      "Thanks!",
      "-----Original Message----- From: Bo Where is it?",
    ],
    [
      "a rule of underscores",
      "<p>Thanks!<br>________________________________<br>From: Bo &lt;bo@x.example&gt;<br>Sent: Tuesday<br>To: Ada<br>Subject: Re<br><br>Where is it?</p>",
      "Thanks!",
      "________________________________ From: Bo <bo@x.example> Sent: Tuesday To: Ada Subject: Re Where is it?",
    ],
    [
      "a signature and what follows it",
      `<p>Thanks!</p><p>--<br>Ada Nwosu<br>Sales</p><p>Le mar. 3 nov. 2026 à 10:12, Bo &lt;bo@x.example&gt; a écrit :</p><blockquote>Où ?</blockquote>`,
      "Thanks!",
      "-- Ada Nwosu Sales Le mar. 3 nov. 2026 à 10:12, Bo <bo@x.example> a écrit : Où ?",
    ],
    [
      "a long signature alone",
      `<p>Thanks!</p><div class="gmail_signature">Ada Nwosu<br>${"Senior sales person. ".repeat(12)}</div>`,
      "Thanks!",
      line(`Ada Nwosu ${"Senior sales person. ".repeat(12)}`),
    ],
    [
      "a quote in a quote without a word above it",
      "<p>Thanks!</p><blockquote>a<blockquote>b</blockquote></blockquote>",
      "Thanks!",
      "a b",
    ],
    [
      "a notice below it, which stays",
      `<p>Thanks!</p><blockquote>${long}</blockquote><p>This message is confidential.</p>`,
      "Thanks! This message is confidential.",
      line(long),
    ],
  ])("%s", (_, html, shown, folded) => {
    expect(parted(html)).toEqual({ shown, folded });
  });

  it.each([
    "On Tue, 3 Nov 2026 at 10:12, Bo <bo@x.example> wrote:",
    "Am Di., 3. Nov. 2026 um 10:12 Uhr schrieb Bo <bo@x.example>:",
    "Le mar. 3 nov. 2026 à 10:12, Bo <bo@x.example> a écrit :",
    "El mar, 3 nov 2026 a las 10:12, Bo (<bo@x.example>) escribió:",
    "Il giorno mar 3 nov 2026 alle ore 10:12 Bo <bo@x.example> ha scritto:",
    "Em ter., 3 de nov. de 2026 às 10:12, Bo <bo@x.example> escreveu:",
    "Op di 3 nov 2026 om 10:12 schreef Bo <bo@x.example>:",
    "wt., 3 lis 2026 o 10:12 Bo <bo@x.example> napisał(a):",
    "Den tis 3 nov. 2026 kl 10:12 skrev Bo <bo@x.example>:",
    "вт, 3 нояб. 2026 г. в 10:12, Bo <bo@x.example>:",
    "2026年11月3日(火) 10:12 Bo <bo@x.example>:",
    "Bo <bo@x.example> 于2026年11月3日周二 10:12写道：",
    "2026년 11월 3일 (화) 오전 10:12, Bo <bo@x.example>님이 작성:",
    "3 Kas 2026 Sal 10:12 tarihinde Bo <bo@x.example> şunu yazdı:",
    "בתאריך יום ג׳, 3 בנוב׳ 2026 ב-10:12 מאת Bo <bo@x.example>:",
  ])("the line above it, in many languages: %s", (said) => {
    const escaped = said.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const html = `<p>Thanks!</p><p>${escaped}</p><blockquote>Short.</blockquote>`;
    expect(parted(html)).toEqual({ shown: "Thanks!", folded: `${said} Short.` });
  });
});

describe("what is not folded", () => {
  it.each([
    [
      "answers between the lines",
      `<p>See below.</p><blockquote>${long}</blockquote><p>No.</p><blockquote>${long}</blockquote><p>Yes.</p>`,
    ],
    ["the same in plain text", "<p>On 3 Nov Bo wrote:<br>&gt; One?<br>Yes.<br>&gt; Two?<br>No.</p>"],
    [
      "a short quote that is answered",
      "<p>You said</p><blockquote>it is ready</blockquote><p>and it is not.</p>",
    ],
    [
      "a quote that is all there is to read",
      `<blockquote>${long}<blockquote>${long}</blockquote></blockquote>`,
    ],
    [
      "what somebody passes on",
      '<div>Can you see to this?</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Bo<br>Date: Tue, 3 Nov 2026<br>Subject: Parcel<br>To: Ada<br></div><div>Where is it?</div></div>',
    ],
    ["a short signature", "<p>Thanks!</p><p>--<br>Ada</p>"],
    ["words that only sound like it", "<p>My sister wrote: it is broken.</p><p>From: the shop<br>To: me</p>"],
  ])("%s", (_, html) => {
    expect(parted(html).folded).toBe("");
  });

  it("is not the words, but the empty lines above go with what is folded", () => {
    expect(
      clean("<div>Thanks!<div><br></div></div><br><blockquote>a<blockquote>b</blockquote></blockquote>"),
    ).toBe(
      '<div>Thanks!<div><br /></div></div><div data-quoted hidden="until-found"><br /><blockquote>a<blockquote>b</blockquote></blockquote></div>',
    );
  });

  it("is a row or an item among others: it is hidden as what it is", () => {
    const html = clean("<ul><li>Mine</li><li>-----Original Message-----</li><li>Theirs</li></ul>");
    expect(html).toBe(
      "<ul><li>Mine</li><li data-quoted hidden>-----Original Message-----</li><li data-quoted hidden>Theirs</li></ul>",
    );
  });
});

it("loses no word, whatever the markup", () => {
  const piece = fc.constantFrom(
    ...[
      "<blockquote>",
      "</blockquote>",
      "<p>",
      "</p>",
      "<div class=gmail_quote>",
      "</div>",
      "<br>",
      "<ul><li>",
      "</ul>",
    ],
    ...[
      "a",
      "b &gt; c",
      "&gt; d",
      "--",
      "On 3 Nov Bo wrote:",
      "From: Bo",
      "Sent: x",
      "To: y",
      "-----Original Message-----",
    ],
    ...["<table><tr><td>", "</td><td>", "</table>", "<b>", "</b>", "<hr>", `<div id="divRplyFwdMsg">`, long],
  );
  const words = (html: string): string => html.replace(/<[^>]*>|\s+/g, "");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join("");
      const root = parseTree(clean(html));
      expect(wordsOf(root).replace(/\s+/g, "")).toBe(words(html).replaceAll("&gt;", ">"));
    }),
  );
});

it("does not take long over what is made to take long", () => {
  const hostile = ["1:11 <a@b>:", "a wrote", "From: x", "&gt; a", "b", "wrote wrote wrote:"].join("<br>");
  const safe = sanitise(`<p>Mine</p>${`<p>${hostile}</p>`.repeat(400)}`, links);
  expect(safe.html).toContain("Mine");
});
