import { describe, expect, test } from 'vitest';
import { commandText } from './commands';
import { isDone, readConference } from './conference-answers';

const ROOM = 'cnf_01kaqx3fz8w2c7r5m9h1';
const caller = {
  ...{ type: 'caller', id: 7, uuid: 'u', caller_id_name: 'Ann', caller_id_number: '101' },
  ...{ join_time: 3, flags: { can_speak: false, talking: false, is_moderator: true } },
};

test('members of a list; a recording is none', () => {
  const text = JSON.stringify([{ locked: true, members: [{ type: 'recording_node' }, caller] }]);
  expect(readConference(text)).toEqual({
    ...{ isLocked: true, isRecorded: true },
    members: [
      {
        ...{ member: 7, uuid: 'u', callerName: 'Ann', callerNumber: '101', joinedSecondsAgo: 3 },
        ...{ isModerator: true, isMuted: true, isTalking: false },
      },
    ],
  });
  expect(readConference('-ERR Conference x not found')).toBeUndefined();
  expect(() => readConference('[{"members":[{"type":5}]}]')).toThrow();
});

test.each([
  ['OK mute 3', true],
  ['+OK kicked 3', true],
  ['-ERR Conference x not found', false],
  ['Non-Existant ID 999', false],
])('%s', (text, done) => expect(isDone(text)).toBe(done));

describe('commands', () => {
  test('stand in a fixed form', () => {
    const member = { room: ROOM, member: 3 };
    expect(commandText({ kind: 'conference-mute', ...member })).toBe(`conference ${ROOM} mute 3`);
    expect(commandText({ kind: 'conference-end', room: ROOM })).toBe(`conference ${ROOM} hup all`);
  });
  test.each(['all', 'cnf_x y', 'cnf_x;kick', "cnf_'", 'cnf_'])('no room: %s', (room) => {
    expect(() => commandText({ kind: 'conference-list', room })).toThrow('Not a room');
  });
  test.each([0, -1, 1.5, NaN])('no member: %s', (member) => {
    const kick = { kind: 'conference-kick', room: ROOM, member } as const;
    expect(() => commandText(kick)).toThrow('Not a member');
  });
});
