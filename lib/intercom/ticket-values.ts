/** A file as `attachment_files` of a reply has it; Intercom describes the value of a files attribute only as "array". */
type FileValue = { readonly content_type: string; readonly name: string; readonly data: string };

/** The value of a ticket's attribute: of a list the id of its item, of files their addresses or bytes. */
export type TicketValue = string | number | boolean | null | readonly (string | FileValue)[];

type SentFile = { readonly contentType: string; readonly name: string /** Base64. */; readonly data: string };

export const fileValue = ({ contentType, name, data }: SentFile): FileValue => ({
  content_type: contentType,
  name,
  data,
});
