import type { EslFormat } from './esl-framing';
import type { SwitchEvent } from './events';

/** Names of the switch's events that a client may ask for; an unknown word is passed over, as there. */
const EVENT_NAME = /^[A-Z_]+$/;

/** Which events one client wants: `event plain CHANNEL_CREATE CUSTOM pbx::ack …`. */
export class Subscription {
  format: EslFormat = 'plain';
  private all = false;
  private readonly names = new Set<string>();
  private readonly subclasses = new Set<string>();

  wants(event: SwitchEvent): boolean {
    if (this.all) return !this.names.has(event.name);
    if (!this.names.has(event.name)) return false;
    return event.name !== 'CUSTOM' || this.subclasses.has(event.subclass ?? '');
  }

  add(words: string): string {
    const known = this.walk(words, {
      format: (format) => (this.format = format),
      name: (name) => this.addName(name),
      subclass: (subclass) => this.subclasses.add(subclass),
    });
    if (!known) return '-ERR no keywords supplied';
    return `+OK event listener enabled ${this.format}`;
  }

  remove(words: string): string {
    const known = this.walk(words, {
      name: (name) => this.removeName(name),
      subclass: (subclass) => this.subclasses.delete(subclass),
    });
    return known ? '+OK events nixed' : '-ERR no keywords supplied';
  }

  clear(): string {
    const listening = this.all || this.names.size > 0;
    this.all = false;
    this.names.clear();
    this.subclasses.clear();
    return listening ? '+OK no longer listening for events' : '-ERR not listening for events';
  }

  private addName(name: string): void {
    if (name !== 'ALL') {
      if (this.all) this.names.delete(name);
      else this.names.add(name);
      return;
    }
    this.all = true;
    this.names.clear();
  }

  /** With "all" on, `names` holds the exceptions. */
  private removeName(name: string): void {
    if (name === 'ALL') this.clear();
    else if (this.all) this.names.add(name);
    else if (name !== 'CUSTOM') this.names.delete(name);
  }

  /** Once CUSTOM has been named, every further word is a subclass. True when a name was among them. */
  private walk(
    words: string,
    take: {
      format?: (format: EslFormat) => void;
      name: (name: string) => void;
      subclass: (subclass: string) => void;
    },
  ): boolean {
    let known = false;
    let custom = false;
    for (const [index, word] of words.split(/\s+/).filter(Boolean).entries()) {
      const lower = word.toLowerCase();
      if (index === 0 && (lower === 'plain' || lower === 'json')) take.format?.(lower);
      else if (custom) take.subclass(word);
      else if (EVENT_NAME.test(word.toUpperCase())) {
        take.name(word.toUpperCase());
        known = true;
        custom = word.toUpperCase() === 'CUSTOM';
      }
    }
    return known;
  }
}
