// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import { toAttributes, toAttributesSoon } from "./to-attributes";

afterEach(() => document.body.replaceChildren());

const panel = () => {
  const section = document.createElement("section");
  section.innerHTML = '<h2><button aria-expanded="true">Attributes</button></h2>';
  section.dataset.panel = "attributes";
  return section;
};
const other = () => {
  const button = document.createElement("button");
  document.body.append(button);
  button.focus();
  return button;
};
/** Everybody who watches the page has been told of what was changed in it until now. */
const told = (): Promise<void> =>
  new Promise((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done();
    });
    observer.observe(document.body, { childList: true });
    document.body.append(document.createElement("i"));
  });

it("leads to the attributes as soon as the conversation that was asked for is there", async () => {
  const before = other();
  expect(toAttributes()).toBe(false);
  toAttributesSoon();
  document.body.append(document.createElement("main"));
  await told();
  expect(document.activeElement).toBe(before);
  document.body.append(panel());
  await told();
  expect(document.activeElement?.textContent).toBe("Attributes");
  before.focus();
  document.body.append(document.createElement("p"));
  await told();
  expect(document.activeElement).toBe(before);
});

it("passes by what is out of sight, as it belongs to the conversation before", async () => {
  const before = other();
  const old = panel();
  const unseen = { checkVisibility: () => false };
  Object.assign(old.querySelector("button") ?? {}, unseen);
  const main = document.createElement("main");
  main.innerHTML = '<button aria-haspopup="dialog" aria-label="Contact and details"></button>';
  const way = main.querySelector("button");
  const pressed: Event[] = [];
  way?.addEventListener("click", (event) => pressed.push(event));
  Object.assign(way ?? {}, unseen);
  document.body.append(old, main);
  expect(toAttributes()).toBe(false);
  toAttributesSoon();
  await told();
  expect(document.activeElement).toBe(before);
  expect(pressed).toEqual([]);
  const next = panel();
  document.body.append(next);
  await told();
  expect(document.activeElement).toBe(next.querySelector("button"));
});

it.each(["keydown", "pointerdown"])(
  "leaves who does something else meanwhile where they are (%s)",
  async (name) => {
    const before = other();
    toAttributesSoon();
    window.dispatchEvent(new Event(name));
    document.body.append(panel());
    await told();
    expect(document.activeElement).toBe(before);
  },
);
