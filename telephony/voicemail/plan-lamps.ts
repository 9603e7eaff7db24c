import type { Lamp } from '../store/lamp-store';

const keyOf = ({ domain, number }: Lamp): string => `${domain}:${number}`;

/**
 * What the entry node must still be told: lamps that show something else, and those that must go
 * out, because the messages went, the box has another owner, or the extension another number. Pure.
 */
export function planLamps(wanted: readonly Lamp[], told: readonly Lamp[]): Lamp[] {
  const before = new Map(told.map((lamp) => [keyOf(lamp), lamp]));
  const changed = wanted.filter((lamp) => {
    const known = before.get(keyOf(lamp));
    return !known || known.fresh !== lamp.fresh || known.kept !== lamp.kept;
  });
  const now = new Set(wanted.map(keyOf));
  const out = told.filter((lamp) => !now.has(keyOf(lamp)));
  return [...out.map((lamp) => ({ ...lamp, fresh: 0, kept: 0 })), ...changed];
}
