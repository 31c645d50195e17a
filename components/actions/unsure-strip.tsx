"use client";
import CircleQuestionMark from "lucide-react/icons/circle-question-mark";
import { useUnsure } from "@/components/data/unsure";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** What was done at this place (lib/actions/subject.ts) of which nobody knows whether it arrived, each with the way to find out. */
export const UnsureStrip = ({ place }: { place: string }) => {
  const own = useUnsure().filter((one) => one.place === place);
  return own.map(({ key, words, look }) => (
    <div
      key={key}
      role="status"
      className="flex items-center gap-2.5 border-b border-line bg-warm-soft px-5 py-1.5 text-s text-warm max-md:px-4"
    >
      <Icon of={CircleQuestionMark} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{words}</span>
      <Button onClick={look}>Look again</Button>
    </div>
  ));
};
