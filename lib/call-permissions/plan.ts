import type { CompileObject } from '@/lib/call-plan/compile';
import type { CallPermissionConfig, People } from './contract';

/** As the node asks it: lists only where not everybody is meant. */
const peopleOf = ({ everybody, extensions, groups }: People) =>
  everybody ? { everybody } : { extensions, groups };

/** One rule; the node reads all rules of the PBX when somebody reaches for another's call. */
export const compileCallPermission: CompileObject<CallPermissionConfig> = (object) => {
  const { id, name, config } = object;
  const { who, may, whom } = config;
  const data = { who: peopleOf(who), may, whom: peopleOf(whom) };
  return { id, kind: 'call_permission', name, steps: [], data };
};
