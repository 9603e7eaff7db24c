import { Notice } from '@/components/ui/notice';
import type { RouteProblem } from '@/lib/routing/contract';

/** Why calls get lost at this place; nothing while they do not. */
export function ProblemNotice({ problems }: { problems: readonly RouteProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning">
      <ul className="grid gap-1">
        {problems.map(({ code, words }) => (
          <li key={code}>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}
