"use client";
import { useGo } from "@/components/data/use-go";
import { ConflictDialog } from "./conflict-dialog";
import { asNew } from "./content";
import { setViewDialog, type ViewDialog } from "./dialog-store";
import { ImportDialog } from "./import-dialog";
import { forgetBegun } from "./use-begun";
import { useSaveContent } from "./use-save-content";
import { useViewActions } from "./use-view-actions";
import { ViewForm } from "./view-form";

const close = () => setViewDialog(null);

const NewView = ({ id, content }: Extract<ViewDialog, { kind: "new" }>) => {
  const go = useGo();
  const { create, setPinned } = useViewActions();
  return (
    <ViewForm
      title="Save as a view"
      start={content}
      startPinned
      onClose={close}
      onSave={async (made, pinned) => {
        await create(id, made);
        if (!pinned) await setPinned(id, false);
        close();
        go(`/queue/${id}`);
      }}
    />
  );
};

const EditView = ({ view, content }: Extract<ViewDialog, { kind: "edit" }>) => {
  const { setPinned } = useViewActions();
  const { save } = useSaveContent();
  return (
    <ViewForm
      title={`Edit “${view.name}”`}
      start={content}
      startPinned={view.pinned}
      onClose={close}
      onSave={async (changed, pinned) => {
        const saved = await save(view, changed);
        if (pinned !== view.pinned) await setPinned(view.id, pinned);
        // Where somebody was first, their version is open by now.
        if (saved) close();
      }}
    />
  );
};

const Conflict = ({ mine, theirs }: Extract<ViewDialog, { kind: "conflict" }>) => {
  const go = useGo();
  const { fail } = useViewActions();
  const { save } = useSaveContent();
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
        const saved = await save(theirs, mine).catch(fail);
        if (saved) show(saved.id);
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
