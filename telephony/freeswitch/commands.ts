/**
 * Everything this product ever tells a switch by command. A closed list with checked ids: no text of
 * a user or a caller stands in a command, ever.
 */
export type SwitchCommand =
  | { kind: 'replica-status' }
  | { kind: 'replica-kind' }
  | { kind: 'version' }
  | { kind: 'channel-count' }
  | { kind: 'sip-status' }
  /** New calls and OPTIONS are answered 503: the entry node stops choosing this node. */
  | { kind: 'pause-inbound' }
  | { kind: 'resume-inbound' }
  | { kind: 'hang-up'; uuid: string }
  | ConferenceCommand;

/** `room`: the id of a conference, which is its name on the switch; `member`: as the list has it. */
export type ConferenceCommand =
  | { kind: 'conference-list'; room: string }
  | { kind: 'conference-mute' | 'conference-unmute'; room: string; member: number }
  | { kind: 'conference-kick'; room: string; member: number }
  | { kind: 'conference-lock' | 'conference-unlock' | 'conference-end'; room: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const ROOM = /^cnf_[0-9a-z]{1,28}$/;

const ROOM_COMMANDS = {
  'conference-list': 'json_list',
  'conference-mute': 'mute',
  'conference-unmute': 'unmute',
  'conference-kick': 'hup',
  'conference-lock': 'lock',
  'conference-unlock': 'unlock',
  'conference-end': 'hup all',
} as const satisfies Record<ConferenceCommand['kind'], string>;

/** @throws Error on what is no id of a conference or no number of a member. */
function conferenceText(command: ConferenceCommand): string {
  if (!ROOM.test(command.room)) throw new Error(`Not a room: ${JSON.stringify(command.room)}`);
  const text = `conference ${command.room} ${ROOM_COMMANDS[command.kind]}`;
  if (!('member' in command)) return text;
  if (!Number.isSafeInteger(command.member) || command.member < 1) {
    throw new Error(`Not a member: ${command.member}`);
  }
  return `${text} ${command.member}`;
}

/** @throws Error on an id that is not a channel's uuid, a room's or a member's. */
export function commandText(command: SwitchCommand): string {
  switch (command.kind) {
    case 'replica-status':
      return 'lua pbx-replica.lua status';
    case 'replica-kind':
      return 'lua pbx-replica.lua kind';
    case 'version':
      return 'version';
    case 'channel-count':
      return 'show channels count';
    case 'sip-status':
      return 'sofia status';
    case 'pause-inbound':
      return 'fsctl pause inbound';
    case 'resume-inbound':
      return 'fsctl resume inbound';
    case 'hang-up':
      if (!UUID.test(command.uuid))
        throw new Error(`Not a channel: ${JSON.stringify(command.uuid)}`);
      return `uuid_kill ${command.uuid} NORMAL_CLEARING`;
    default:
      return conferenceText(command);
  }
}
