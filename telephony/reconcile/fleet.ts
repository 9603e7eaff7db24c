import type { Logger } from 'pino';
import type { SwitchPort } from '@/telephony/ports';
import type { NodeRow, NodeStore } from '@/telephony/store/node-store';
import type { NodeStanding } from './live-rule';
import { NodePusher, type NodePusherOptions } from './node-pusher';

export interface FleetOptions extends Omit<NodePusherOptions, 'port' | 'onKind'> {
  connect: (node: NodeRow) => SwitchPort;
  nodes: NodeStore;
  /** A node's kind is another than the table says: the entry node's list depends on it. */
  onKindChanged: (nodeId: string) => void;
  log: Logger;
}

interface Member {
  row: NodeRow;
  pusher: NodePusher;
}

/** What a connection depends on; the password's sealed form changes whenever it is set. */
function connectionOf(row: NodeRow): string {
  return JSON.stringify([row.eslHost, row.eslPort, row.eslPasswordSealed]);
}

/** One pusher for every enabled media node; follows the table. */
export class Fleet {
  private readonly members = new Map<string, Member>();
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly options: FleetOptions) {}

  /** One after the other, whoever asks. */
  refresh(): Promise<void> {
    this.refreshing = this.refreshing.catch(() => undefined).then(() => this.follow());
    return this.refreshing;
  }

  private async follow(): Promise<void> {
    const wanted = new Map(
      (await this.options.nodes.list())
        .filter((row) => row.state !== 'disabled')
        .map((row) => [row.id, row]),
    );
    for (const [id, member] of [...this.members]) {
      const row = wanted.get(id);
      if (row && connectionOf(row) === connectionOf(member.row)) continue;
      this.members.delete(id);
      await member.pusher.stop();
    }
    for (const row of wanted.values()) if (!this.members.has(row.id)) this.add(row);
    this.options.onMoved();
  }

  standings(): NodeStanding[] {
    return [...this.members.values()].map(({ pusher }) => pusher.standing());
  }

  wake(): void {
    for (const { pusher } of this.members.values()) pusher.wake();
  }

  check(): void {
    for (const { pusher } of this.members.values()) pusher.check();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.members.values()].map(({ pusher }) => pusher.stop()));
    this.members.clear();
  }

  private add(row: NodeRow): void {
    const { connect, onKindChanged, log } = this.options;
    try {
      const pusher = new NodePusher({
        ...this.options,
        port: connect(row),
        onKind: (kind) => {
          const member = this.members.get(row.id);
          if (!member || member.row.kind === kind) return;
          member.row = { ...member.row, kind };
          onKindChanged(row.id);
        },
      });
      this.members.set(row.id, { row, pusher });
    } catch (error) {
      // A password sealed with another APP_SECRET: this node cannot be reached, the others can.
      log.error({ err: error, node: row.id }, 'no connection to the media node can be made');
    }
  }
}
