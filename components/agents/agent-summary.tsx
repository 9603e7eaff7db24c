'use client';

import type { AgentValue } from '@/components/agents/agent-value';
import type { ObjectOf } from '@/components/objects/object-form';
import { nameOf, useTargetNames } from '@/components/objects/target-names';

/** The extension by name, or the number outside. */
export function AgentSummary({ object }: { object: ObjectOf<AgentValue> }) {
  const { names } = useTargetNames();
  const { extension, outside } = object;
  const known = extension === null ? undefined : names.get(extension);
  return <span className="block truncate">{known ? nameOf(known) : (outside ?? extension)}</span>;
}
