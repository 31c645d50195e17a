"use client";
import { useGo } from "@/components/data/use-go";
import { useToasts } from "@/components/ui/toasts";
import { isolated } from "@/lib/core/text";
import type { View, ViewContent } from "@/lib/search/view";
import { ConflictDialog } from "./conflict-dialog";
import { asNew, contentOf } from "./content";
import { setViewDialog, type ViewDialog } from "./dialog-store";
import { ImportDialog } from "./import-dialog";
import { forgetBegun } from "./use-begun";
import { useSaveContent } from "./use-save-content";
import { useStands } from "./use-stands";
import { useViewActions } from "./use-view-actions";
import { ViewForm } from "./view-form";

const close = () => setViewDialog(null);

/** For what was saved although its dialog had been closed by then: says so, and takes it back. */
const useSavedLate = () => {
  const { change, remove, fail } = useViewActions();
  const { show } = useToasts();
  const tell = (view: View, undo: () => void) =>
    show({
      text: `“${isolated(view.name)}” had been saved by then.`,
      act: { label: "Undo", run: undo, takesBack: true },
    });
  return {
    made: (view: View) => tell(view, () => void remove(view)),
    changed: (view: View, before: ViewContent) =>
      tell(view, () => {
        change(view.id, view.version, contentOf(before)).then(
          ({ name }) => show({ text: `“${isolated(name)}” is as it was.` }),
          fail,
        );
      }),
  };
};

const NewView = ({ id, content }: Extract<ViewDialog, { kind: "new" }>) => {
  const go = useGo();
  const { create, setPinned } = useViewActions();
  const late = useSavedLate();
  const stands = useStands();
  return (
    <ViewForm
      title="Save as a view"
      start={content}
      startPinned
      onClose={close}
      onSave={async (made, pinned) => {
        const view = await create(id, made);
        if (!stands()) return late.made(view);
        if (!pinned) await setPinned(id, false);
        if (!stands()) return;
        close();
        go(`/queue/${id}`);
      }}
    />
  );
};

const EditView = ({ view, content }: Extract<ViewDialog, { kind: "edit" }>) => {
  const { setPinned } = useViewActions();
  const { save } = useSaveContent();
  const late = useSavedLate();
  const stands = useStands();
  return (
    <ViewForm
      title={`Edit “${isolated(view.name)}”`}
      start={content}
      startPinned={view.pinned}
      onClose={close}
      onSave={async (changed, pinned) => {
        // One's own list is no matter of who was first.
        if (pinned !== view.pinned) await setPinned(view.id, pinned);
        if (!stands()) return;
        const saved = await save(view, changed, stands);
        if (stands()) close();
        else if (saved) late.changed(saved, view);
      }}
    />
  );
};

const Conflict = ({ mine, theirs }: Extract<ViewDialog, { kind: "conflict" }>) => {
  const go = useGo();
  const { fail } = useViewActions();
  const { save } = useSaveContent();
  const late = useSavedLate();
  const stands = useStands();
  const show = (id: string) => {
    close();
    if (location.pathname.startsWith("/queue")) go(`/queue/${id}`);
  };
  return (
    <ConflictDialog
      mine={mine}
      theirs={theirs}
      onClose={close}
      onTheirs={() => {
        forgetBegun(theirs.id);
        show(theirs.id);
      }}
      onMine={async () => {
        const saved = await save(theirs, mine, stands).catch(fail);
        if (!saved) return;
        if (stands()) show(saved.id);
        else late.changed(saved, theirs);
      }}
      onNew={() =>
        setViewDialog({
          kind: "new",
          id: crypto.randomUUID(),
          content: { ...mine, ...asNew({ ...mine, q: mine.query }, null), name: mine.name, icon: mine.icon },
        })
      }
    />
  );
};

/** Whatever dialog about views is open. */
export const ViewDialogs = ({ dialog }: { dialog: ViewDialog }) => {
  switch (dialog.kind) {
    case "new":
      return <NewView key={dialog.id} {...dialog} />;
    case "edit":
      return <EditView key={dialog.view.id} {...dialog} />;
    case "conflict":
      return <Conflict key={`${dialog.theirs.id} ${dialog.theirs.version}`} {...dialog} />;
    case "import":
      return <ImportDialog onClose={close} />;
  }
};
