import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALLS_LOOKED_AT,
  changesOfRows,
  numberToCall,
  outsideNumber,
  type NumberCall,
  type StoredRow,
} from './rules';

const NOTHING = { callerName: null, numberId: null, groupId: null, queueId: null };

const missed = (id: string, startedAt: number, more: Partial<NumberCall> = {}): NumberCall => ({
  ...{ id, direction: 'inbound', startedAt, answeredAt: null, endedAt: startedAt + 20 },
  ...{ missed: true, ...NOTHING, ...more },
});
const reached = (id: string, startedAt: number, direction = 'outbound'): NumberCall => ({
  ...missed(id, startedAt, { direction, missed: false }),
  answeredAt: startedAt + 5,
});
const unanswered = (id: string, startedAt: number): NumberCall =>
  missed(id, startedAt, { direction: 'outbound', missed: false });

let made = 0;

/** What the store does with the changes. */
function applied(rows: readonly StoredRow[], calls: readonly NumberCall[]): StoredRow[] {
  let next = [...rows];
  const newest = [...calls].sort((a, b) => b.startedAt - a.startedAt).slice(0, CALLS_LOOKED_AT);
  for (const change of changesOfRows(newest, rows)) {
    if (change.do === 'insert') {
      made += 1;
      next.push({ id: `new-${made}`, ...change.tries, closing: change.closing, reopened: null });
    } else {
      next = next.flatMap((row) => {
        if (row.id !== change.id) return [row];
        return change.do === 'remove' ? [] : [{ ...row, ...change.tries, closing: change.closing }];
      });
    }
    expect(next.filter(({ closing }) => closing === null).length).toBeLessThan(2);
  }
  return next;
}

const said = (rows: readonly StoredRow[]) =>
  rows
    .map(({ id: _, reopened: __, ...row }) => row)
    .sort((a, b) => a.firstTryAt - b.firstTryAt || a.lastTryAt - b.lastTryAt);

describe('the row of a caller', () => {
  it('counts tries, and closes when the caller gets through or is reached', () => {
    const tries = [missed('a', 0, { callerName: 'Ada' }), missed('b', 100, { queueId: 'que_1' })];
    const [open] = applied([], [...tries, unanswered('x', 150)]);
    expect(open).toMatchObject({ tries: 2, firstTryAt: 0, lastTryAt: 100, lastCallId: 'b' });
    expect(open).toMatchObject({ name: 'Ada', queueId: 'que_1', closing: null });
    const back = applied([open!], [...tries, reached('r', 200)]);
    expect(back).toMatchObject([
      { id: open!.id, closing: { doneReason: 'called_back', doneAt: 205, closingCallId: 'r' } },
    ]);
    const through = applied([open!], [...tries, reached('r', 200, 'inbound')]);
    expect(through).toMatchObject([{ closing: { doneReason: 'got_through' } }]);
  });

  it('is another one when the caller is missed again after that', () => {
    const calls = [missed('a', 0), reached('r', 100)];
    const rows = applied(applied([], calls), [...calls, missed('b', 300)]);
    expect(said(rows)).toMatchObject([{ closing: { closingCallId: 'r' } }, { closing: null }]);
  });

  it('goes when the call turns out to be answered', () => {
    const rows = applied([], [missed('a', 0)]);
    expect(applied(rows, [reached('a', 0, 'inbound')])).toEqual([]);
  });

  it('opens again when the call that closed it turns out to have reached nobody', () => {
    const rows = applied([], [missed('a', 0), reached('r', 100)]);
    const again = applied(rows, [missed('a', 0), unanswered('r', 100)]);
    expect(again).toMatchObject([{ id: rows[0]!.id, closing: null, tries: 1 }]);
  });

  it('is closed by a call that began before the caller gave up', () => {
    const calls = [missed('a', 0, { endedAt: 500 }), reached('r', 100)];
    expect(applied([], calls)).toMatchObject([{ closing: { closingCallId: 'r' } }]);
  });
});

describe('words of people', () => {
  const byHand = (row: StoredRow, at: number): StoredRow => ({
    ...row,
    closing: { doneAt: at, doneReason: 'by_hand', closingCallId: null },
  });

  it('close the tries that were known, and not one that still rang', () => {
    const calls = [missed('a', 0), missed('b', 990, { endedAt: 1010 })];
    const rows = applied([byHand(applied([], calls.slice(0, 1))[0]!, 1000)], calls);
    expect(said(rows)).toMatchObject([
      { lastCallId: 'a', closing: { doneReason: 'by_hand' } },
      { lastCallId: 'b', closing: null },
    ]);
  });

  it('hold against a record that comes late', () => {
    const first = [missed('b', 500)];
    const done = [byHand(applied([], first)[0]!, 1000)];
    expect(applied(done, [...first, missed('a', 100), missed('c', 700)])).toEqual(done);
    expect(applied(done, [...first, reached('r', 600)])).toEqual(done);
  });

  it('open what a call had closed, until the next one reaches the caller', () => {
    const calls = [missed('a', 0), reached('r', 100)];
    const [row] = applied([], calls);
    const reopened = [{ ...row!, closing: null, reopened: { since: 0, at: 1000 } }];
    expect(applied(reopened, calls)).toEqual(reopened);
    expect(applied(reopened, [...calls, reached('s', 500)])).toEqual(reopened);
    const more = applied(reopened, [...calls, missed('b', 1500)]);
    expect(more).toMatchObject([{ tries: 2, closing: null }]);
    const done = applied(more, [...calls, missed('b', 1500), reached('t', 2000)]);
    expect(done).toMatchObject([{ tries: 2, closing: { closingCallId: 't' } }]);
    expect(applied(done, [...calls, missed('b', 1500), reached('t', 2000)])).toEqual(done);
  });
});

const someCall = fc
  .record({
    start: fc.integer({ min: 0, max: 400 }),
    length: fc.integer({ min: 1, max: 80 }),
    kind: fc.constantFrom('missed', 'missed', 'through', 'back', 'unanswered', 'withdrawn'),
    /** What it looked like while a leg was missing. */
    early: fc.constantFrom('missed', 'through', 'none', 'none'),
    queueId: fc.constantFrom(null, 'que_1', 'que_2'),
  })
  .map(({ start, length, kind, early, queueId }) => ({ start, length, kind, early, queueId }));

function callOf(kind: string, id: string, start: number, length: number): NumberCall {
  const base = missed(id, start, { endedAt: start + length, missed: kind === 'missed' });
  const outbound = kind === 'back' || kind === 'unanswered';
  const isReach = kind === 'back' || kind === 'through';
  return {
    ...{ ...base, direction: outbound ? 'outbound' : 'inbound' },
    answeredAt: isReach ? start + Math.floor(length / 2) : null,
  };
}

describe('whatever the order', () => {
  it('the same calls give the same rows, late and corrected records included', () => {
    const property = fc.property(
      fc.array(someCall, { maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      (given, order) => {
        const final = given.map(({ kind, start, length, queueId }, index) => ({
          ...callOf(kind, `c${index}`, start, length),
          queueId,
        }));
        const early = given.flatMap(({ early: kind, start, length }, index) =>
          kind === 'none' ? [] : [callOf(kind, `c${index}`, start, length)],
        );
        const shuffled = <T>(list: T[]) =>
          list
            .map((one) => ({ one, place: order.next().value }))
            .sort((a, b) => a.place - b.place)
            .map(({ one }) => one);
        const known = new Map<string, NumberCall>();
        let rows: StoredRow[] = [];
        for (const call of [...shuffled(early), ...shuffled(final)]) {
          known.set(call.id, call);
          rows = applied(rows, [...known.values()]);
        }
        expect(said(rows)).toEqual(said(applied([], final)));
        expect(changesOfRows(final, rows)).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('after the word of a person, too', () => {
    const property = fc.property(
      fc.array(someCall, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 0, max: 500 }),
      fc.nat({ max: 10 }),
      (given, at, seen) => {
        const calls = given.map(({ kind, start, length }, index) =>
          callOf(kind, `c${index}`, start, length),
        );
        const before = applied([], calls.slice(0, seen));
        const closing = { doneAt: at, doneReason: 'by_hand' as const, closingCallId: null };
        const marked = before.map((row) => (row.closing ? row : { ...row, closing }));
        const rest = calls.slice(seen);
        const inOrder = (late: NumberCall[]) => {
          const known = calls.slice(0, seen);
          let rows = marked;
          for (const call of late) {
            known.push(call);
            rows = applied(rows, known);
          }
          return said(applied(rows, calls));
        };
        expect(inOrder(rest)).toEqual(inOrder([...rest].reverse()));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

it('more tries than are looked at are "so many and more"', () => {
  const many = Array.from({ length: 70 }, (_, index) => missed(`c${100 + index}`, index * 100));
  let rows: StoredRow[] = [];
  for (let count = 1; count <= many.length; count += 1) {
    rows = applied(rows, many.slice(0, count));
  }
  expect(rows).toMatchObject([{ tries: CALLS_LOOKED_AT, firstTryAt: 0, lastTryAt: 6900 }]);
  rows = applied(rows, [...many, reached('r', 8000)]);
  expect(rows).toMatchObject([{ firstTryAt: 0, closing: { closingCallId: 'r' } }]);
});

describe('who can be called back', () => {
  it.each([
    ['+4930901820', '+4930901820'],
    ['+49 30 901820', '+4930901820'],
    ['115', '115'],
    ['', undefined],
    ['anonymous', undefined],
    ['+', undefined],
    ['1;2', undefined],
  ])('%j: %j', (given, number) => expect(numberToCall(given)).toBe(number));

  it('is the side outside', () => {
    const call = { callerNumber: '+4930901820', calledNumber: '+4940123456', service: false };
    expect(outsideNumber({ ...call, direction: 'inbound' })).toBe('+4930901820');
    expect(outsideNumber({ ...call, direction: 'outbound' })).toBe('+4940123456');
    expect(outsideNumber({ ...call, direction: 'internal' })).toBeUndefined();
    expect(outsideNumber({ ...call, direction: 'inbound', service: true })).toBeUndefined();
  });
});
