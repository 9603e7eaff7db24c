/**
 * The wire format of FreeSWITCH's mod_event_socket (read_packet, switch_event_serialize and
 * switch_event_serialize_json in its source): requests in, replies and events out.
 */

/** One request: first line, headers by lower-case name, body when it had a Content-Length. */
export interface EslRequest {
  command: string;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

export type EslFormat = 'plain' | 'json';

export type EventHeaders = Readonly<Record<string, string>>;

/** mod_event_socket's MAX_CONTENT_LENGTH: a larger body ends the connection. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** Its limit for a command with its headers. */
const MAX_HEAD_BYTES = 10 * 1024 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

export class FramingError extends Error {}

function parseHead(head: string): { command: string; headers: Map<string, string> } {
  const [command = '', ...lines] = head.split(/\r?\n/);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { command: command.trim(), headers };
}

/** Cuts a byte stream into requests. Chunks are kept as they come: a body of megabytes is joined once. */
export class RequestReader {
  private head: Buffer = Buffer.alloc(0);
  private pending: { command: string; headers: Map<string, string>; length: number } | undefined;
  private chunks: Buffer[] = [];
  private gathered = 0;

  /** Throws FramingError when the peer asks for more than a real node would read. */
  push(chunk: Buffer): EslRequest[] {
    const requests: EslRequest[] = [];
    let rest: Buffer | undefined = chunk;
    while (rest && rest.length > 0) {
      rest = this.pending ? this.readBody(rest, requests) : this.readHead(rest, requests);
    }
    return requests;
  }

  private readHead(chunk: Buffer, requests: EslRequest[]): Buffer | undefined {
    this.head = this.head.length > 0 ? Buffer.concat([this.head, chunk]) : chunk;
    let start = 0;
    // Blank lines between requests mean nothing (the "bah" of read_packet).
    while (this.head[start] === NEWLINE || this.head[start] === RETURN) start += 1;
    const blank = /\r?\n\r?\n/.exec(this.head.toString('latin1', start));
    if (!blank) {
      this.head = this.head.subarray(start);
      if (this.head.length > MAX_HEAD_BYTES) throw new FramingError('command too long');
      return undefined;
    }
    const end = start + blank.index;
    const parsed = parseHead(this.head.toString('utf8', start, end));
    const rest = this.head.subarray(end + blank[0].length);
    this.head = Buffer.alloc(0);
    const length = Number(parsed.headers.get('content-length') ?? '0');
    if (!Number.isInteger(length) || length < 0 || length > MAX_BODY_BYTES) {
      throw new FramingError('Content-Length out of range');
    }
    if (length > 0) this.pending = { ...parsed, length };
    else requests.push({ ...parsed, body: Buffer.alloc(0) });
    return rest;
  }

  private readBody(chunk: Buffer, requests: EslRequest[]): Buffer | undefined {
    const pending = this.pending!;
    const wanted = pending.length - this.gathered;
    const part = chunk.subarray(0, wanted);
    this.chunks.push(part);
    this.gathered += part.length;
    if (this.gathered < pending.length) return undefined;
    const body = Buffer.concat(this.chunks);
    requests.push({ command: pending.command, headers: pending.headers, body });
    this.pending = undefined;
    this.chunks = [];
    this.gathered = 0;
    return chunk.subarray(wanted);
  }
}

/** switch_url_encode: SWITCH_URL_UNSAFE and everything outside printable ASCII, byte by byte. */
export function urlEncode(text: string): string {
  return text.replace(/[^!$'()*,\-./0-9A-Z_a-z~]/gu, (character) => {
    let encoded = '';
    for (const byte of Buffer.from(character, 'utf8')) {
      encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return encoded;
  });
}

function serializePlain(headers: EventHeaders, body: string | undefined): string {
  let text = '';
  for (const [name, value] of Object.entries(headers)) {
    text += `${name}: ${value === '' ? '_undef_' : urlEncode(value)}\n`;
  }
  return body ? `${text}Content-Length: ${Buffer.byteLength(body)}\n\n${body}` : `${text}\n`;
}

function serializeJson(headers: EventHeaders, body: string | undefined): string {
  if (!body) return JSON.stringify(headers);
  return JSON.stringify({
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
    _body: body,
  });
}

export function frameEvent(format: EslFormat, headers: EventHeaders, body?: string): string {
  const text = format === 'json' ? serializeJson(headers, body) : serializePlain(headers, body);
  return `Content-Length: ${Buffer.byteLength(text)}\nContent-Type: text/event-${format}\n\n${text}`;
}

export function frameReply(text: string, more: EventHeaders = {}): string {
  let frame = `Content-Type: command/reply\nReply-Text: ${text}\n`;
  for (const [name, value] of Object.entries(more)) frame += `${name}: ${value}\n`;
  return `${frame}\n`;
}

export function frameApiResponse(text: string): string {
  const answer = text === '' ? '-ERR no reply\n' : text;
  return `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(answer)}\n\n${answer}`;
}

export const AUTH_REQUEST = 'Content-Type: auth/request\n\n';

export function frameDisconnect(): string {
  const message = 'Disconnected, goodbye.\n';
  return `Content-Type: text/disconnect-notice\nContent-Length: ${message.length}\n\n${message}`;
}
