"use client";
import { useAway } from "@/components/data/use-away";
import { useStanding } from "@/components/data/use-standing";
import { useWorkspace } from "@/components/data/workspace-query";
import { OutgoingDock } from "./outgoing-dock";

/** What every page of the desk has once somebody is there: what is on its way, and an eye on what one may still do and on whether one is. */
export const BesideDesk = () => {
  useStanding(useWorkspace()?.me);
  useAway();
  return <OutgoingDock />;
};
