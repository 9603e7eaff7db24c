/** The part of modesl 1.2.1 that esl-session.ts uses; the package has no types of its own. */
declare module 'modesl' {
  import type { Socket } from 'node:net';

  type HeaderValue = string | number;

  export class Event {
    constructor(type: string, subclass?: string);
    headers: readonly { name: string; value: HeaderValue }[];
    addHeader(name: string, value: string): void;
    addBody(text: string): void;
    getHeader(name: string): HeaderValue | null;
    getBody(): string;
  }

  interface Parser {
    _parseHeaderText(text: string): Record<string, HeaderValue>;
    on(
      event: 'esl::event',
      listener: (event: Event, headers: Readonly<Record<string, HeaderValue>>) => void,
    ): void;
  }

  export class Connection {
    constructor(host: string, port: number, password: string);
    socket: Socket | null;
    parser: Parser;
    reqEvents: string[];
    on(event: string, listener: (value: never) => void): void;
    api(command: string, listener: (reply: Event) => void): void;
    sendRecv(
      command: string,
      headers: Readonly<Record<string, string>>,
      listener: (reply: Event) => void,
    ): void;
    sendEvent(event: Event, listener: (reply: Event) => void): void;
    subscribe(events: string[], listener: (reply: Event) => void): void;
  }

  const modesl: { Connection: typeof Connection; Event: typeof Event };
  export default modesl;
}
