/** The longest message that is sent, in characters; Intercom's own limit is not documented. */
export const longestMessage = 60_000;
export const longestTagName = 255;
export const longestTitle = 255;
export const longestAddress = 2048;
/** Intercom's own limit for one message. */
export const mostAttachments = 10;
/** Of one file and of all that go with one message, in bytes. */
export const mostAttachmentBytes = 40 * 1024 * 1024;
/** How long a message waits for somebody to take it back. */
export const holdMs = 8000;
/** Of all that one member has uploaded and not sent yet, in bytes. */
export const mostUploadedBytes = 10 * mostAttachmentBytes;
