/** As much of RFC 3261 as a test peer needs: start line, headers in order, body. */
export interface SipMessage {
  startLine: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

const COMPACT: Record<string, string> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
};

export function parseSip(text: string): SipMessage {
  const end = text.indexOf('\r\n\r\n');
  const [startLine = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  return { startLine, headers, body: end < 0 ? '' : text.slice(end + 4) };
}

export function headerValues(message: SipMessage, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers
    .filter(([given]) => (COMPACT[given.toLowerCase()] ?? given.toLowerCase()) === wanted)
    .map(([, value]) => value);
}

export function header(message: SipMessage, name: string): string | undefined {
  return headerValues(message, name)[0];
}

export function methodOf(message: SipMessage): string {
  return message.startLine.split(' ')[0] ?? '';
}

/** 0 for a request. */
export function statusOf(message: SipMessage): number {
  return message.startLine.startsWith('SIP/2.0 ') ? Number(message.startLine.split(' ')[1]) : 0;
}

export function formatSip(
  startLine: string,
  headers: readonly (readonly [string, string])[],
  body = '',
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type = body && !isTyped ? ['Content-Type: application/sdp'] : [];
  return [startLine, ...lines, ...type, length, '', body].join('\r\n');
}

/** RFC 3261 8.2.6: Via, From, To, Call-ID, CSeq and Record-Route go back as they came. */
export function replyTo(
  request: SipMessage,
  status: string,
  extra: readonly (readonly [string, string])[] = [],
  body = '',
): string {
  const copied = ['via', 'record-route', 'from', 'call-id', 'cseq'].flatMap((name) =>
    headerValues(request, name).map((value) => [name, value] as const),
  );
  const to = header(request, 'to') ?? '';
  const tagged = /;tag=/.test(to) || status.startsWith('100') ? to : `${to};tag=peer`;
  return formatSip(`SIP/2.0 ${status}`, [...copied, ['to', tagged], ...extra], body);
}

export function audioSdp(port: number): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 0`,
    'a=rtpmap:0 PCMU/8000',
    '',
  ].join('\r\n');
}
