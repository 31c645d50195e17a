import { getContactNotes, postContactNote } from "@/lib/api/contacts";
import { addNote } from "@/lib/server/contacts/add-note";
import { getNotes } from "@/lib/server/contacts/notes";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getContactNotes, "read", getNotes);

export const POST = handle(postContactNote, "triage", addNote);
