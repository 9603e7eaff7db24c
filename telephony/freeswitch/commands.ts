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
  | { kind: 'hang-up'; uuid: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Error on an id that is not a channel's uuid. */
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
  }
}
