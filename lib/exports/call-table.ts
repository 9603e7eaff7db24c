import type { Cell } from './csv';
import { localClock } from './local-time';
import type { Column, Value } from './table';

/** Columns of pbx_call in the order that `callCells` expects them; times as text in UTC. */
export const CALL_FIELDS = [
  'id',
  'started_at',
  'direction',
  'result',
  'missed',
  'caller_number',
  'caller_name',
  'caller_extension_id',
  'called_number',
  'called_extension_id',
  'answered_extension_id',
  'number_id',
  'queue_id',
  'queue_outcome',
  'queue_wait_ms',
  'agent_id',
  'menu_keys',
  'wait_ms',
  'talk_ms',
  'transfer_reason',
  'hung_up_by',
  'sip_code',
  'rating',
  'recorded',
  'voicemail',
  'source',
] as const;

/** One row of them, as the driver gives it. */
export type CallFields = readonly (string | number | bigint | boolean | null)[];

/** What ids are called; an id that is not in it is shown as it is. */
export type Names = ReadonlyMap<string, string>;

const text = (title: string): Column => ({ title, kind: 'text' });
const number = (title: string): Column => ({ title, kind: 'number' });

/** Of the file; durations are seconds. */
export function callColumns(timeZone: string): Column[] {
  return [
    { title: `Began (${timeZone})`, kind: 'moment' },
    text('Began (UTC)'),
    text('Direction'),
    text('Result'),
    text('Missed by the team'),
    text('Caller'),
    text('Caller name'),
    text('Caller extension'),
    text('Called'),
    text('Called extension'),
    text('Answered by'),
    text('Number'),
    text('Queue'),
    text('Queue outcome'),
    number('Queue wait (s)'),
    text('Agent'),
    text('Keys in menus'),
    number('Wait (s)'),
    number('Talk (s)'),
    text('Passed on by'),
    text('Hung up by'),
    number('SIP code'),
    number('Rating'),
    text('Recorded'),
    text('Voicemail'),
    text('Simulated'),
    text('Call id'),
  ];
}

const cell = (value: CallFields[number] | undefined): Cell => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : Number(value);
};
const yes = (value: CallFields[number] | undefined): Cell => (Number(value) === 1 ? 'yes' : 'no');
const seconds = (value: CallFields[number] | undefined): Cell =>
  value === null || value === undefined ? null : Number(value) / 1000;

/** One row of the file. Pure; made for millions of them. */
export function callCells(names: Names, timeZone: string): (row: CallFields) => Value[] {
  const clock = localClock(timeZone);
  const named = (id: CallFields[number] | undefined): Cell =>
    typeof id === 'string' ? (names.get(id) ?? id) : null;
  return (row) => {
    const utc = String(row[1]);
    return [
      clock(utc),
      `${utc.slice(0, 10)}T${utc.slice(11, 23)}Z`,
      cell(row[2]),
      cell(row[3]),
      yes(row[4]),
      cell(row[5]),
      cell(row[6]),
      named(row[7]),
      cell(row[8]),
      named(row[9]),
      named(row[10]),
      named(row[11]),
      named(row[12]),
      cell(row[13]),
      seconds(row[14]),
      named(row[15]),
      cell(row[16]),
      seconds(row[17]),
      seconds(row[18]),
      cell(row[19]),
      cell(row[20]),
      cell(row[21]),
      cell(row[22]),
      yes(row[23]),
      yes(row[24]),
      row[25] === 'simulator' ? 'yes' : 'no',
      cell(row[0]),
    ];
  };
}
