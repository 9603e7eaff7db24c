/** The list with the item at `from` standing at `to`; unchanged where there is no such place. Pure. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  if (to < 0 || to >= items.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

export const without = <T>(items: readonly T[], index: number): T[] =>
  items.filter((_, place) => place !== index);

export const replaced = <T>(items: readonly T[], index: number, item: T): T[] =>
  items.map((kept, place) => (place === index ? item : kept));
