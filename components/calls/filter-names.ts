/** Ids of what the PBX has; each in the address under its name in the API. */
export const ID_FILTERS = [
  'extensionId',
  'groupId',
  'queueId',
  'agentId',
  'menuId',
  'numberId',
  'tagId',
] as const;
export type IdFilter = (typeof ID_FILTERS)[number];

/** All that narrows the log beside the period, by the names of the API. */
export const CALL_FILTERS = [
  'direction',
  'result',
  'missed',
  'number',
  'match',
  ...ID_FILTERS,
  'minTalkSeconds',
  'maxTalkSeconds',
  'minWaitSeconds',
  'maxWaitSeconds',
  'recorded',
  'voicemail',
  'rating',
] as const;
export type CallFilter = (typeof CALL_FILTERS)[number];

/** What has a control of its own in the bar; the rest stands behind "More filters", and as a chip. */
const IN_THE_BAR: ReadonlySet<CallFilter> = new Set(['direction', 'result', 'missed', 'number']);

export const isChip = (name: CallFilter) => !IN_THE_BAR.has(name);
