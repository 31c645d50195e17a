import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDeclarations, plainSheet, sheetsIn } from "./styles";

describe("declarations", () => {
  it.each([
    ["color:red; background-color : #FFF", "color:red;background-color:#FFF"],
    ["WIDTH:100%!important;padding:0 8px", "width:100%!important;padding:0 8px"],
    ["font-family:'Open Sans',Arial", "font-family:'Open Sans',Arial"],
    [
      "background:linear-gradient(90deg, #fff, rgb(0,0,0))",
      "background:linear-gradient(90deg, #fff, rgb(0,0,0))",
    ],
  ])("that only style are kept: %s", (style, kept) => {
    expect(plainDeclarations(style)).toBe(kept);
  });

  it.each([
    "position:fixed;inset:0",
    "position:absolute;top:0;left:0;z-index:9",
    "background:url(https://evil.example/x)",
    "background-image:url(data:image/png;base64,x)",
    "background:u\\72l(https://evil.example/x)",
    "background:image-set('https://evil.example/x' 1x)",
    "color:expression(alert(1))",
    "behavior:url(x)",
    "-moz-binding:url(x)",
    "content:url(x)",
    "cursor:url(x),auto",
    "--x:url(x)",
    "color:var(--x)",
    "width:attr(data-x)",
    "filter:url(x)",
    "transform:scale(100)",
    "animation:x 1s",
    "color:red</style><script>",
    "color:/*",
    "color:red}body{display:none",
    "@import 'x'",
    "color",
    ":red",
    "",
  ])("that do more are left out: %s", (style) => {
    expect(plainDeclarations(style)).toBe("");
  });
});

describe("a style sheet", () => {
  it.each([
    ["p.a > b{color:red}", "p.a > b{color:red}"],
    ["/* x */ a:hover{color:red} /* y */", "a:hover{color:red}"],
    ["<!-- a{color:red} -->", "a{color:red}"],
    [
      "@media (max-width:480px){.col{width:100%!important}}",
      "@media (max-width:480px){.col{width:100%!important}}",
    ],
    ["@charset 'x'; a{color:red}", "a{color:red}"],
    ["@font-face{font-family:X;src:url(x)} a{color:red}", "a{color:red}"],
    ["a{color:red", "a{color:red}"],
  ])("keeps what only styles: %s", (css, kept) => {
    expect(plainSheet(css)).toBe(kept);
  });

  it.each([
    "@import url(https://evil.example/x.css);",
    "@import 'https://evil.example/x.css' screen;",
    "@\\69mport 'x';",
    "@supports (color:red){a{background:url(x)}}",
    "@keyframes x{from{color:red}}",
    "@media screen{@media print{a{color:red}}}",
    "@media screenposition:fixed{a{color:red}}",
    "a{background:url(x)}",
    "a</style><script>{color:red}",
    "a\\{{color:red}",
    "}{",
    "{color:red}",
    "input[value^=a]{background:url(//evil.example/a)}",
  ])("is left without %s", (css) => {
    expect(plainSheet(css)).not.toMatch(/import|url|keyframes|supports|print|position|script|\\|<|evil|^\{/);
  });

  it.each([
    "a::after{display:none}",
    "a[data-warn]:AFTER{font-size:0}",
    "b, a.x:before, p{color:red}",
    "@media (pointer:coarse){a::after{display:none}}",
  ])("leaves what we say behind a link alone: %s", (css) => {
    expect(plainSheet(css)).not.toMatch(/after|before/i);
    expect(plainSheet(`${css} .after{color:red}`)).toContain(".after{color:red}");
  });

  it("never ends its element, fetches or imports, whatever it is made of", () => {
    const piece = fc.constantFrom(
      ...[
        "a",
        ".b",
        "{",
        "}",
        ";",
        ":",
        "color",
        "red",
        "@import ",
        "@media screen",
        "url(",
        ")",
        "'",
        '"',
        "\\",
        "/*",
        "*/",
      ],
      ...[
        "</style>",
        "<!--",
        "-->",
        "expression(",
        "background",
        " ",
        "\n",
        "position:fixed",
        "//evil.example",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(plainSheet(pieces.join(""))).not.toMatch(/[<\\]|url\(|@import|expression\(|position/);
      }),
    );
  });

  it("is found where it stands, and searched for in one go", () => {
    expect(sheetsIn("<style>a</style><STYLE type=x>b</STYLE >")).toBe("a\nb");
    expect(sheetsIn("<style".repeat(50_000))).toBe("");
    expect(plainSheet(`${"a{".repeat(50_000)}`)).toBe("");
  });
});
