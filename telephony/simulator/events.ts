import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from '@/lib/shared/clock';
import type { EventHeaders } from './esl-framing';

export interface SwitchEvent {
  name: string;
  subclass: string | undefined;
  headers: EventHeaders;
  body: string | undefined;
}

export type EventListener = (event: SwitchEvent) => void;

const pad = (value: number): string => String(value).padStart(2, '0');

function localStamp(at: Date): string {
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** Gives every event the headers of switch_event_prep_for_delivery and hands it to who listens. */
export class EventBus {
  readonly coreUuid = randomUUID();
  private sequence = 0;
  private readonly listeners = new Set<EventListener>();

  constructor(
    private readonly nodeName: string,
    private readonly clock: Clock,
  ) {}

  subscribe(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  fire(name: string, headers: EventHeaders = {}, body?: string): void {
    const { 'Event-Subclass': subclass, ...others } = headers;
    const full = {
      ...(subclass === undefined ? {} : { 'Event-Subclass': subclass }),
      ...this.standardHeaders(name),
      ...others,
    };
    const event = { name, subclass, headers: full, body };
    for (const listener of this.listeners) listener(event);
  }

  private standardHeaders(name: string): Record<string, string> {
    const now = this.clock();
    this.sequence += 1;
    return {
      'Event-Name': name,
      'Core-UUID': this.coreUuid,
      'FreeSWITCH-Hostname': hostname(),
      'FreeSWITCH-Switchname': this.nodeName,
      'FreeSWITCH-IPv4': '127.0.0.1',
      'FreeSWITCH-IPv6': '::1',
      'Event-Date-Local': localStamp(new Date(now)),
      'Event-Date-GMT': new Date(now).toUTCString(),
      'Event-Date-Timestamp': String(now * 1000),
      'Event-Calling-File': 'simulator',
      'Event-Calling-Function': 'fire',
      'Event-Calling-Line-Number': '0',
      'Event-Sequence': String(this.sequence),
    };
  }
}
