import type { NodeStanding } from './live-rule';
import { startLoop, type Loop } from './loop';
import { NodeLost, NodeSession, type NodeSessionDeps } from './node-session';

export interface NodePusherOptions extends Omit<NodeSessionDeps, 'onReached'> {
  /** The standing changed: something may be live now. */
  onMoved: () => void;
  /** A node that held something else than it should was mended. */
  onRepair: () => void;
  /** Its kind became known or changed: the entry node's table depends on it. */
  onKind: (kind: string) => void;
}

/** Finds anyway what nobody woke us for: changes written by another worker. */
const POLL_MS = 500;
/** So long a node that never answered counts as one that may be taking calls. */
const UNKNOWN_MS = 5000;

/** Keeps one media node level with the manifest, for as long as it is enabled. */
export class NodePusher {
  private session: NodeSession | undefined;
  private reached = 0n;
  private link: NodeStanding['link'] = 'connecting';
  private isCheckDue = false;
  private lastTrouble = '';
  private readonly loop: Loop;
  private readonly leave: (() => void)[];
  private readonly grace: NodeJS.Timeout;

  constructor(private readonly options: NodePusherOptions) {
    const { port, log } = options;
    this.grace = setTimeout(() => this.disconnected('no answer'), UNKNOWN_MS);
    this.loop = startLoop({
      name: `push ${port.nodeId}`,
      run: () => this.run(),
      intervalMs: POLL_MS,
      log,
    });
    this.leave = [
      port.onConnect(() => this.connected()),
      port.onDisconnect((reason) => this.disconnected(reason)),
    ];
  }

  standing(): NodeStanding {
    return { nodeId: this.options.port.nodeId, link: this.link, reached: this.reached };
  }

  wake(): void {
    this.loop.wake();
  }

  /** Compare with what the node really holds, at the next occasion. */
  check(): void {
    this.isCheckDue = true;
    this.loop.wake();
  }

  async stop(): Promise<void> {
    clearTimeout(this.grace);
    for (const leave of this.leave) leave();
    await this.options.port.close();
    await this.loop.stop();
    await this.options.nodes.noteDisconnected(this.options.port.nodeId, null);
  }

  private connected(): void {
    clearTimeout(this.grace);
    this.session = undefined;
    this.link = 'connected';
    this.lastTrouble = '';
    this.loop.wake();
  }

  private disconnected(reason: string): void {
    clearTimeout(this.grace);
    this.session = undefined;
    if (this.link === 'disconnected' && this.lastTrouble === reason) return;
    this.link = 'disconnected';
    this.lastTrouble = reason;
    const { nodes, port, log } = this.options;
    log.warn({ node: port.nodeId, reason }, 'media node is away');
    nodes.noteDisconnected(port.nodeId, reason).catch((error: unknown) => {
      log.error({ err: error, node: port.nodeId }, 'could not note that the node is away');
    });
    this.options.onMoved();
  }

  private async run(): Promise<void> {
    if (this.options.port.state() !== 'connected') return;
    try {
      const session = this.session ?? (await this.open());
      await session.pushChanges();
      if (this.isCheckDue) await this.mend(session);
    } catch (error) {
      this.session = undefined;
      const words = error instanceof Error ? error.message : String(error);
      if (error instanceof NodeLost) {
        await this.options.nodes.noteTrouble(this.options.port.nodeId, words);
      }
      throw error;
    }
  }

  private async open(): Promise<NodeSession> {
    const { port, nodes, log, onKind } = this.options;
    const { kind, version } = await port.identity();
    await nodes.noteConnected(port.nodeId, kind, version);
    onKind(kind);
    const session = new NodeSession({
      ...this.options,
      onReached: (seq) => {
        if (seq === this.reached) return;
        this.reached = seq;
        this.options.onMoved();
      },
    });
    await session.begin();
    // A connection that was lost meanwhile has a session of its own coming.
    if (port.state() === 'connected') this.session = session;
    log.info(
      { node: port.nodeId, kind, version, seq: String(this.reached) },
      'media node is level',
    );
    return session;
  }

  private async mend(session: NodeSession): Promise<void> {
    this.isCheckDue = false;
    if (!(await session.findDrift())) return;
    this.options.onRepair();
    await session.resync();
  }
}
