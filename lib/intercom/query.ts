/** The body of Intercom's search endpoints, as it goes over the wire. */
export type IntercomFilter = {
  readonly field: string;
  readonly operator: "=" | "!=" | "IN" | "NIN" | "<" | ">" | ">=" | "~" | "!~" | "^" | "$";
  readonly value: string | number | boolean | null | readonly (string | number)[];
};

/** Intercom allows 15 entries in a group and two levels of groups; it refuses more with 400. */
export type IntercomGroup = {
  readonly operator: "AND" | "OR";
  readonly value: readonly (IntercomFilter | IntercomGroup)[];
};

/** `sort` is undocumented for conversations and tickets but long in use; `per_page` is at most 150. */
export type IntercomQuery = {
  readonly query: IntercomFilter | IntercomGroup;
  readonly pagination?: { readonly per_page?: number; readonly starting_after?: string };
  readonly sort?: { readonly field: string; readonly order: "ascending" | "descending" };
};
