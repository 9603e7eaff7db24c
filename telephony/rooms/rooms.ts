import type { ConferenceLive, ControlConference } from '@/lib/conferences/live-contract';
import type { ConferenceMember, SwitchPort } from '../ports';
import { cleanText } from '../records/clean-text';

export type Live = Omit<ConferenceLive, 'conferenceId'>;

/** No node could be asked: that is not the same as an empty room. */
export class NoNode extends Error {}

interface Place {
  port: SwitchPort;
  isLocked: boolean;
  isRecorded: boolean;
  members: ConferenceMember[];
}

const NUMBER = /^\+?[0-9]{1,32}$/;

/** Rooms as the connected media nodes tell them. A room is on one node, save after that node's failure. */
export class Rooms {
  private readonly ports = new Map<string, SwitchPort>();

  constructor(private readonly now: () => number = Date.now) {}

  /** From now on this node is asked, too. */
  watch(port: SwitchPort): SwitchPort {
    this.ports.set(port.nodeId, port);
    return port;
  }

  private async places(room: string): Promise<Place[]> {
    const connected = [...this.ports.values()].filter((port) => port.state() === 'connected');
    if (connected.length === 0) throw new NoNode('no media node is connected');
    const asked = await Promise.allSettled(
      connected.map(async (port) => ({ port, state: await port.conference(room) })),
    );
    if (asked.every(({ status }) => status === 'rejected')) throw new NoNode('no node answers');
    return asked.flatMap((one) =>
      one.status === 'fulfilled' && one.value.state
        ? [{ port: one.value.port, ...one.value.state }]
        : [],
    );
  }

  /** @throws NoNode */
  async live(room: string): Promise<Live> {
    const places = await this.places(room);
    const members = places.flatMap((place) => place.members);
    const oldest = members.toSorted((one, other) => other.joinedSecondsAgo - one.joinedSecondsAgo);
    return {
      isLocked: places.some(({ isLocked }) => isLocked),
      isRecorded: places.some(({ isRecorded }) => isRecorded),
      members: oldest.map((one) => ({
        id: one.uuid,
        callerNumber: NUMBER.test(one.callerNumber) ? one.callerNumber : null,
        callerName: cleanText(one.callerName, 120),
        since: new Date(this.now() - one.joinedSecondsAgo * 1000).toISOString(),
        ...{ isModerator: one.isModerator, isMuted: one.isMuted, isTalking: one.isTalking },
      })),
    };
  }

  /** false: nobody is there, or that person has left. @throws NoNode */
  async control(room: string, order: ControlConference): Promise<boolean> {
    const places = await this.places(room);
    if (!('memberId' in order)) {
      const told = places.map(({ port }) => port.tellConference({ kind: order.action, room }));
      return (await Promise.all(told)).some(Boolean);
    }
    for (const { port, members } of places) {
      const found = members.find(({ uuid }) => uuid === order.memberId);
      if (!found) continue;
      const { member } = found;
      return port.tellConference({ kind: order.action, room, member });
    }
    return false;
  }
}
