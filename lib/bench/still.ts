import type { Page } from "playwright";

/** Escape hides what `t` and `a` show; every other key marks a further row. */
const toggle = `<script>let at = 0; const rows = document.querySelectorAll("[role=option]:not(dialog *)");
const dialog = document.querySelector(".still");
addEventListener("keydown", ({ key }) => {
  if (dialog && (key === "t" || key === "a")) dialog.classList.add("on");
  else if (key === "Escape") dialog?.classList.remove("on");
  else { rows[at].classList.remove("on"); at = (at + 1) % 10; rows[at].classList.add("on"); }
});</script>`;
const look =
  "<style>[role=option].on{background:gold}.still{position:fixed;inset:0;height:fit-content}.still.on{display:flex}</style>";

/** As plain as a page with rows can be. */
export const barePage = `<!doctype html><meta charset="utf-8">${look}
<ol>${Array.from({ length: 40 }, (_, at) => `<li role="option">Row ${at}</li>`).join("")}</ol>${toggle}`;

/**
 * What a page shows at this moment, as a static page: its elements and its styles and nothing of its scripts. Keys toggle a class: of a
 * row, and of the list that is open in it, which they hide and show with its field alone.
 */
export const stillOf = async (page: Page): Promise<string> => {
  const shown = await page.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
    const styles = await Promise.all(links.map(async ({ href }) => (await fetch(href)).text()));
    const root = document.documentElement.cloneNode(true);
    if (!(root instanceof HTMLElement)) throw new Error("The page has no root.");
    for (const part of root.querySelectorAll("script, link, template, iframe")) part.remove();
    const dialog = root.querySelector("dialog");
    if (dialog === null) throw new Error("No list is open.");
    dialog.removeAttribute("popover");
    // As ours opens it: with its field, and the place of its options kept for them.
    for (const list of dialog.querySelectorAll("[role=listbox]")) list.replaceChildren();
    dialog.classList.add("still");
    const style = document.createElement("style");
    style.textContent = styles.join("\n");
    root.querySelector("head")?.append(style);
    return root.outerHTML;
  });
  return `<!doctype html>${shown.replace("</head>", `${look}</head>`).replace("</body>", `${toggle}</body>`)}`;
};
