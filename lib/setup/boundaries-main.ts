import { checkBoundaries } from "@/lib/setup/check-boundaries";
import { root } from "@/lib/setup/project";

const { problems, read, exist } = checkBoundaries(root);
for (const problem of problems) console.error(problem);
console.log(`${read} of ${exist} source files read, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
