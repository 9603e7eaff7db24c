import { describe, expect, it } from 'vitest';
import { callTestBody } from './contract';
import {
  addressOf,
  bodyOf,
  fieldOf,
  NO_QUESTION,
  questionIn,
  type Question,
} from './question-rules';

const ZONE = 'Europe/Berlin';

const WHOLE: Question = {
  dialed: '+49 30 901820',
  from: '',
  caller: '+4940123456',
  at: '2026-11-25T18:00',
  keys: '1 - 102#',
  suppose: [
    { who: 'ext_1', is: 'answered' },
    { who: 'ext_2', is: 'in_call' },
    { who: 'ext_3', is: 'no_phone' },
    { who: '+4930555', is: 'busy' },
    { who: 'que_1', is: 'timeout' },
  ],
};

const paramsOf = (address: string) => Object.fromEntries(new URLSearchParams(address));

describe('a test of a call', () => {
  it('stands whole in its address', () => {
    expect(questionIn(paramsOf(addressOf(WHOLE)))).toEqual(WHOLE);
    expect(addressOf(NO_QUESTION)).toBe('?');
    expect(addressOf({ ...NO_QUESTION, dialed: '+49 ' })).toBe('?dialed=%2B49');
  });

  it('is asked as the API has it', () => {
    const body = callTestBody.parse(bodyOf(WHOLE, ZONE));
    expect(body).toMatchObject({
      ...{ dialed: '+4930901820', callerNumber: '+4940123456', fromExtensionId: null },
      ...{ at: '2026-11-25T17:00:00.000Z', keys: ['1', '', '102#'] },
      ...{ unregistered: ['ext_3'], busy: ['ext_2'] },
      queues: [{ id: 'que_1', outcome: 'timeout' }],
      ringing: [
        { who: 'ext_1', ends: 'answered', afterSeconds: 5 },
        { who: '+4930555', ends: 'busy', afterSeconds: 0 },
      ],
    });
  });

  it('has no number of its own when an extension calls', () => {
    const body = bodyOf({ ...WHOLE, from: 'ext_1' }, ZONE);
    expect(body).toMatchObject({ fromExtensionId: 'ext_1', callerNumber: null });
  });

  it('leaves out what an old or mangled link supposes, and names what is no moment', () => {
    const mangled = 'ext_1:flying,que_1:in_call,:busy,ext_2:busy';
    expect(questionIn({ suppose: mangled }).suppose).toEqual([{ who: 'ext_2', is: 'busy' }]);
    const asked = callTestBody.safeParse(bodyOf({ ...WHOLE, at: 'soon' }, ZONE));
    expect(asked.error?.issues.map(({ path }) => fieldOf(path.join('.')))).toEqual(['at']);
  });

  it('finds the field of the form', () => {
    const paths = ['callerNumber', 'keys.2', 'ringing.0.who', 'dialed'];
    expect(paths.map(fieldOf)).toEqual(['caller', 'keys', 'suppose', 'dialed']);
  });
});
