/**
 * Faults on command, for tests and demonstrations (`api simulator <words>`):
 *
 *   die                     the process kills itself, as by kill -9
 *   stall <seconds>         nothing is answered and no heartbeat sent, connections stay open
 *   disconnect              all connections are closed
 *   lose-data               the replica is gone; a new one has another id and is empty
 *   refuse <key prefix>     batches with such a key are refused from now on
 *   resume                  ends a stall and all refusals; SIGUSR2 does the same from outside
 *   calls <per minute>      how many calls are made up from now on
 *   faults                  what is in force
 */
export interface FaultPorts {
  die(): void;
  disconnect(): void;
  loseData(): void;
  resumeSessions(): void;
  setCallsPerMinute(calls: number): void;
}

const USAGE =
  '-USAGE: die | stall <seconds> | disconnect | lose-data | refuse <key prefix> | resume | calls <per minute> | faults\n';
const MAX_STALL_SECONDS = 3600;

export class Faults {
  private timer: NodeJS.Timeout | undefined;
  private readonly prefixes: string[] = [];

  constructor(private readonly ports: FaultPorts) {}

  get stalled(): boolean {
    return this.timer !== undefined;
  }

  get refusedPrefixes(): readonly string[] {
    return this.prefixes;
  }

  run(words: string): string {
    const [verb, argument] = words.trim().split(/\s+/);
    switch (verb) {
      case 'die':
        // The answer leaves first: who asked wants to know that he was heard.
        setImmediate(() => this.ports.die());
        return '+OK\n';
      case 'stall':
        return this.stall(Number(argument));
      case 'disconnect':
        setImmediate(() => this.ports.disconnect());
        return '+OK\n';
      case 'lose-data':
        this.ports.loseData();
        return '+OK\n';
      case 'refuse':
        if (!argument) return USAGE;
        this.prefixes.push(argument);
        return '+OK\n';
      case 'resume':
        this.prefixes.length = 0;
        this.resume();
        return '+OK\n';
      case 'calls':
        return this.setCalls(Number(argument));
      case 'faults':
        return `+OK ${JSON.stringify({ stalled: this.stalled, refused: this.prefixes })}\n`;
      default:
        return USAGE;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private setCalls(calls: number): string {
    if (!(calls >= 0 && calls <= 10_000)) return USAGE;
    this.ports.setCallsPerMinute(calls);
    return '+OK\n';
  }

  private stall(seconds: number): string {
    if (!(seconds > 0 && seconds <= MAX_STALL_SECONDS)) return USAGE;
    clearTimeout(this.timer);
    // Begins after the answer has left.
    setImmediate(() => {
      this.timer = setTimeout(() => this.resume(), seconds * 1000);
    });
    return '+OK\n';
  }

  private resume(): void {
    if (!this.timer) return;
    this.stop();
    this.ports.resumeSessions();
  }
}
