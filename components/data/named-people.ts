"use client";
import { useQueries } from "@tanstack/react-query";
import type { Person } from "@/lib/conversation/model";
import { contactQuery } from "./contact-query";

/** Of so many that are known by their ids alone the names are asked for: each is a question to Intercom. */
const mostNamed = 10;

/** Who takes part, by name: of all but the one who began it a conversation tells the ids alone. */
export const useNamed = <Someone extends Person>(people: readonly Someone[]): readonly Someone[] => {
  const asked = useQueries({
    queries: people.map((person, index) => ({
      ...contactQuery(person.id ?? ""),
      enabled: person.id !== null && !person.name && !person.email && index < mostNamed,
    })),
  });
  return people.map((person, index) => {
    const known = asked[index]?.data;
    return known ? { ...person, name: known.name, email: known.email } : person;
  });
};
