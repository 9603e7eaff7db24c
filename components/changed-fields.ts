/** The fields of `next` that differ from `before`: what a PATCH should carry. Pure. */
export function changedFields<T extends object>(before: T, next: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const key of Object.keys(next) as (keyof T)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(next[key])) changed[key] = next[key];
  }
  return changed;
}
