const ROUTED: ReadonlySet<string> = new Set([
  'number',
  'extension',
  'ring_group',
  'queue',
  'menu',
  'schedule',
  'voicemail',
  'conference',
  'service',
]);

/** Whether calls are led to things of a kind, which then decide where they go. */
export const isRouted = (kind: string): boolean => ROUTED.has(kind);
