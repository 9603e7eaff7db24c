import { ProblemNotice } from '@/components/routing/problem-notice';
import { RouteLinks } from '@/components/routing/route-links';
import type { TenantScope } from '@/lib/access/scope';
import { isRouted } from '@/lib/routing/kind-rules';
import { routeProblemsAt } from '@/lib/routing/queries';

type RouteOf = { scope: TenantScope; kind: string; id: string };

const isShown = ({ scope, kind }: RouteOf) =>
  isRouted(kind) && scope.permissions.has('numbers:read');

/** For the head of a page: a call to this can be tested, its route be seen. */
export function RouteActions(props: RouteOf & { name: string; dialed: string | null }) {
  const { id, name, dialed } = props;
  return isShown(props) ? <RouteLinks id={id} name={name} dialed={dialed} /> : null;
}

/** What is wrong with where calls go from here; nothing on a good day. */
export async function RouteProblems(props: RouteOf) {
  if (!isShown(props)) return null;
  return <ProblemNotice problems={await routeProblemsAt(props.scope, props.id)} />;
}
