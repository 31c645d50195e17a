import type * as z from "zod";
import { checkId } from "@/lib/core/ids";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { PathWord } from "./path";
import type { IntercomQuery } from "./query";
import { type Company, companyListSchema } from "./schema/company";
import { type Contact, contactListSchema, contactSchema } from "./schema/contact";
import { type Note, noteListSchema, noteSchema } from "./schema/note";
import type { Page } from "./schema/pages";
import { type Segment, segmentListSchema } from "./schema/segment";
import { type Tag, tagListSchema } from "./schema/tag";
import type { Operation } from "./versions";

type ContactInput = { readonly contactId: string };

export const getContact = (
  client: IntercomClient,
  input: ContactInput,
  options?: CallOptions,
): Promise<Contact> =>
  client.call(
    {
      operation: "getContact",
      method: "GET",
      path: ["contacts", ["contact", input.contactId]],
      answer: contactSchema,
      retry: "read",
    },
    options,
  );

/** New people can take minutes to be found; times are compared by whole days of the workspace. */
export const searchContacts = (
  client: IntercomClient,
  input: IntercomQuery,
  options?: CallOptions,
): Promise<Page<Contact>> =>
  client.call(
    {
      operation: "searchContacts",
      method: "POST",
      path: ["contacts", "search"],
      body: input,
      answer: contactListSchema,
      retry: "read",
    },
    options,
  );

const listOf = <T>(
  client: IntercomClient,
  operation: Operation,
  word: PathWord,
  answer: z.ZodType<Page<T>>,
  input: ContactInput,
  options?: CallOptions,
): Promise<Page<T>> =>
  client.call(
    {
      operation,
      method: "GET",
      path: ["contacts", ["contact", input.contactId], word],
      answer,
      retry: "read",
    },
    options,
  );

export const listContactCompanies = (
  client: IntercomClient,
  input: ContactInput,
  options?: CallOptions,
): Promise<Page<Company>> =>
  listOf(client, "listContactCompanies", "companies", companyListSchema, input, options);

export const listContactNotes = (
  client: IntercomClient,
  input: ContactInput,
  options?: CallOptions,
): Promise<Page<Note>> => listOf(client, "listContactNotes", "notes", noteListSchema, input, options);

/** In the name of a teammate. It cannot be taken back, and a second one would show twice. */
export const createContactNote = (
  client: IntercomClient,
  input: ContactInput & { readonly adminId: string; readonly body: string },
  options?: CallOptions,
): Promise<Note> =>
  client.call(
    {
      operation: "createContactNote",
      method: "POST",
      path: ["contacts", ["contact", input.contactId], "notes"],
      body: { body: input.body, admin_id: checkId("admin", input.adminId) },
      answer: noteSchema,
      retry: "never",
    },
    options,
  );

export const listContactSegments = (
  client: IntercomClient,
  input: ContactInput,
  options?: CallOptions,
): Promise<Page<Segment>> =>
  listOf(client, "listContactSegments", "segments", segmentListSchema, input, options);

export const listContactTags = (
  client: IntercomClient,
  input: ContactInput,
  options?: CallOptions,
): Promise<Page<Tag>> => listOf(client, "listContactTags", "tags", tagListSchema, input, options);
