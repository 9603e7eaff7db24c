import type { FieldError } from '@/lib/http/fault';

export interface Member {
  agent: string;
  level: number;
  position: number;
}

/** An agent stands in a queue once. */
export function memberFaults(members: readonly Member[]): FieldError[] {
  const seen = new Set<string>();
  return members.flatMap(({ agent }, index) => {
    if (seen.has(agent)) {
      return [{ field: `members.${index}.agent`, message: 'Is in this queue already.' }];
    }
    seen.add(agent);
    return [];
  });
}

/**
 * As the switch needs them: levels from 0, for the first must never be waited for; positions from 1
 * and distinct within a level, for round-robin goes on after the position asked last.
 */
export function ranked(members: readonly Member[]): Member[] {
  const sorted = members.toSorted(
    (one, other) => one.level - other.level || one.position - other.position,
  );
  const next = new Map<number, number>();
  return sorted.map(({ agent, level }) => {
    const position = (next.get(level) ?? 0) + 1;
    next.set(level, position);
    return { agent, level: level - 1, position };
  });
}
