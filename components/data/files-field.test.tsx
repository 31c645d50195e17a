// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDroppedFiles } from "@/components/ui/use-dropped-files";
import type { FileRef } from "@/lib/actions/input";
import { FilesField } from "./files-field";

let uploaded: string[] = [];
let around: string[] = [];
let refuse = false;

beforeEach(() => {
  [uploaded, around, refuse] = [[], [], false];
  vi.stubGlobal("fetch", async (path: string) => {
    const name = new URL(path, "http://desk.test").searchParams.get("name") ?? "";
    if (refuse)
      return Response.json({ error: { code: "too_large", message: "Too large." } }, { status: 413 });
    uploaded.push(name);
    return Response.json({ uploadId: name, name, contentType: "text/plain", sizeBytes: 2 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The field within a page that takes files itself. */
const Page = () => {
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const over = useDroppedFiles(box, true, (dropped) => around.push(...dropped.map(({ name }) => name)));
  return (
    <main ref={box}>
      {over ? <p>Drop to attach</p> : null}
      <p>Thread</p>
      <FilesField label="Screenshots" files={files} onChange={setFiles} />
    </main>
  );
};

const file = (name: string) => new File(["hi"], name, { type: "text/plain" });
const carrying = (...files: readonly File[]) => ({ types: ["Files"], files });
const field = () => screen.getByLabelText("Add files to Screenshots");
const shown = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent);

it("takes files that are chosen, dropped or pasted, and gives them to the server at once", async () => {
  render(<Page />);
  fireEvent.change(field(), { target: { files: [file("chosen.txt")] } });
  await screen.findByText("chosen.txt");
  fireEvent.drop(field(), { dataTransfer: carrying(file("dropped.txt")) });
  await screen.findByText("dropped.txt");
  fireEvent.paste(field(), { clipboardData: carrying(file("pasted.png")) });
  await screen.findByText("pasted.png");
  expect(uploaded).toEqual(["chosen.txt", "dropped.txt", "pasted.png"]);
  fireEvent.click(screen.getByRole("button", { name: "Take dropped.txt away" }));
  expect(shown()).toEqual(["chosen.txt", "pasted.png"]);
});

it("takes a file that is dropped over it, and leaves the others to the page around it", async () => {
  render(<Page />);
  const thread = screen.getByText("Thread");
  fireEvent.dragOver(thread, { dataTransfer: carrying() });
  expect(screen.getByText("Drop to attach")).toBeTruthy();
  fireEvent.dragOver(field(), { dataTransfer: carrying() });
  expect(screen.queryByText("Drop to attach")).toBeNull();
  fireEvent.drop(field(), { dataTransfer: carrying(file("mine.txt")) });
  await screen.findByText("mine.txt");
  expect(around).toEqual([]);
  fireEvent.drop(thread, { dataTransfer: carrying(file("theirs.txt")) });
  expect(around).toEqual(["theirs.txt"]);
  expect(uploaded).toEqual(["mine.txt"]);
});

it("takes words that were copied with a picture for words", () => {
  render(<Page />);
  const clipboardData = { types: ["text/plain", "Files"], files: [file("picture.png")] };
  fireEvent.paste(field(), { clipboardData });
  expect(uploaded).toEqual([]);
});

it("says why a file was not taken, and takes no more than go with one message", async () => {
  refuse = true;
  render(<Page />);
  fireEvent.drop(field(), { dataTransfer: carrying(file("huge.bin")) });
  expect(await screen.findByText("Too large.")).toBeTruthy();
  const many = Array.from({ length: 11 }, (_, at) => file(`${at}.txt`));
  fireEvent.drop(field(), { dataTransfer: carrying(...many) });
  expect(screen.getByText("At most 10 files fit.")).toBeTruthy();
  expect(uploaded).toEqual([]);
});

it("takes ten files and not one more, and none that is larger than any may be", async () => {
  render(<Page />);
  const choose = (files: readonly File[]) => fireEvent.change(field(), { target: { files } });
  const several = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}.txt`));
  choose(several(11));
  expect(await screen.findByText("At most 10 files fit.")).toBeDefined();
  choose(several(10));
  await vi.waitFor(() => expect(shown()).toHaveLength(10));
  choose([file("late.txt")]);
  expect(await screen.findByText("At most 10 files fit.")).toBeDefined();
  expect(uploaded).toHaveLength(10);
});

it("sends no file that is larger than may be, nor an empty one, and one that is as large", async () => {
  render(<Page />);
  const sized = (name: string, size: number) => Object.defineProperty(file(name), "size", { value: size });
  const most = 40 * 1024 * 1024;
  fireEvent.change(field(), { target: { files: [sized("film.mov", most + 1)] } });
  expect(await screen.findByText("film.mov is too large: at most 40 MB fit.")).toBeDefined();
  fireEvent.change(field(), { target: { files: [sized("void.txt", 0)] } });
  expect(await screen.findByText("void.txt is empty.")).toBeDefined();
  fireEvent.change(field(), { target: { files: [sized("whole.mov", most)] } });
  await vi.waitFor(() => expect(uploaded).toEqual(["whole.mov"]));
});
