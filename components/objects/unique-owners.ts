import type { Reference } from '@/lib/objects/contract';

/** Each owner once, however often it names the object. Pure. */
export const uniqueOwners = (references: readonly Reference[]): Reference[] => [
  ...new Map(references.map((reference) => [reference.id, reference])).values(),
];
