import { describe, expect, it } from 'vitest';
import type { JourneyStep } from '@/lib/calls/result';
import { answererOf, journeyWords } from './journey-words';

const at = '2026-11-25T10:00:00.000Z';
const ann = { extensionId: 'ext_1', number: '101', name: 'Ann' };

describe('journeyWords', () => {
  const steps: [step: JourneyStep, words: string][] = [
    [{ at, kind: 'started', from: '+49', to: '101' }, '+49 called 101'],
    [{ at, kind: 'group', groupId: 'rg_1', name: 'Sales' }, 'Came to the ring group “Sales”'],
    [{ at, kind: 'menu', menuId: 'mnu_1' }, 'Came to the menu'],
    [{ at, kind: 'key', menuId: 'mnu_1', digits: '12' }, 'Pressed 12'],
    [{ at, kind: 'menu_left', menuId: 'mnu_1', outcome: 'invalid' }, 'Pressed what leads nowhere'],
    [
      { at, kind: 'queue_left', queueId: 'que_1', outcome: 'abandoned', waitMs: 12_400 },
      'Left the queue after 12 s: the caller gave up',
    ],
    [
      { at, kind: 'transferred', reason: 'cascade', ...ann },
      'Sent on to 101 Ann: because nobody took it',
    ],
    [{ at, kind: 'transferred', reason: 'attended' }, 'Sent on: by hand, after asking'],
    [{ at, kind: 'parked', place: '1', ...ann }, 'Parked at place 1 by 101 Ann'],
    [{ at, kind: 'voicemail', boxId: 'vmb_1', outcome: 'left' }, 'Left a message'],
    [{ at, kind: 'code', code: 'agent_in' }, 'Used the code for agent in'],
    [{ at, kind: 'conference', roomId: 'cnf_1', name: 'Board' }, 'Joined the conference “Board”'],
    [{ at, kind: 'blocked' }, 'Turned away: the caller is on the block list'],
    [{ at, kind: 'ended_by_rule', as: 'busy' }, 'A rule answered that it is busy'],
    [{ at, kind: 'ended', by: 'caller', sipCode: 200, cause: 'x' }, 'The caller hung up'],
  ];
  it.each(steps)('%j', (step, words) => {
    expect(journeyWords({ ...step })).toBe(words);
  });

  it('shows a step that it does not know by its own name', () => {
    expect(journeyWords({ at, kind: 'sent_by_pigeon' })).toBe('Sent by pigeon');
  });

  it('names who answered last', () => {
    expect(answererOf([{ at, kind: 'answered', ...ann }])).toBe('101 Ann');
    expect(answererOf([])).toBe('');
  });
});
