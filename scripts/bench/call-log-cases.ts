import type { HistoryTenant } from './history-world';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
const iso = (ms: number) => new Date(ms).toISOString();

export type Query = Readonly<Record<string, string>>;

/** What people ask for: each filter alone, from the busiest to the rarest, and some together. */
export function filterCases(tenant: HistoryTenant): Query[] {
  const { extensions, groups, queues, agents, menus, numbers } = tenant;
  const extensionId = extensions[0]?.id ?? '';
  const rareExtension = extensions.at(-1)?.id ?? '';
  const [groupId = '', otherGroup = groupId] = groups;
  const [queueId = ''] = queues;
  const agentId = agents[0]?.id ?? '';
  const month = { from: iso(Date.now() - 30 * DAY_MS) };
  return [
    ...[{ direction: 'inbound' }, { direction: 'internal' }, { result: 'answered' }],
    ...[{ result: 'missed' }, { result: 'busy' }, { result: 'failed' }, { missed: 'true' }],
    ...[{ extensionId }, { extensionId: rareExtension }, { groupId }, { groupId: otherGroup }],
    ...[{ queueId }, { agentId }, { menuId: menus[0] ?? '' }, { numberId: numbers[0]?.id ?? '' }],
    ...[{ recorded: 'true' }, { rating: '1' }, { voicemail: 'true' }, { tagId: 'tag_none' }],
    ...[{ minTalkSeconds: '600' }, { maxTalkSeconds: '5' }, { minWaitSeconds: '60' }],
    { ...month, direction: 'outbound', minTalkSeconds: '300' },
    { extensionId, missed: 'true' },
    { extensionId: rareExtension, direction: 'inbound', result: 'missed' },
    { queueId, rating: '1', recorded: 'true' },
    { ...month, queueId, minWaitSeconds: '60' },
    { groupId, numberId: numbers[1]?.id ?? '', direction: 'inbound' },
    // Hardly any call fits: the page ends short and says how far it has looked.
    { groupId, queueId },
    { minTalkSeconds: '86400' },
  ];
}

export function numberCases({ outsiders, extensions }: HistoryTenant): Query[] {
  const often = outsiders[0]?.number ?? '';
  const seldom = outsiders.at(-1)?.number ?? '';
  return [often, seldom].flatMap((number): Query[] => [
    { number, match: 'exact' },
    { number: number.slice(-4), match: 'end' },
    { number: number.slice(-7), match: 'end' },
    { number: number.slice(0, 5), match: 'start' },
    { number: number.slice(0, 8), match: 'start' },
    { number: number.slice(4, 7) },
    { number: number.slice(3, 9) },
    { number: '99999999' },
    { number: extensions[0]?.number ?? '' },
  ]);
}

/** Where the log is old. */
export const deepCases = (): Query[] =>
  [150, 250, 340, 390].map((days) => ({ to: iso(Date.now() - days * DAY_MS) }));

export const yearCases = (): Query[] =>
  ['day', 'month'].map((by) => ({ from: iso(Date.now() - YEAR_DAYS * DAY_MS), by }));
