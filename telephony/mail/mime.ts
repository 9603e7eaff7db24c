/** A letter with at most one attachment. */
export interface Letter {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Without angle brackets. */
  messageId: string;
  date: Date;
  attachment?: { name: string; type: string; content: Uint8Array };
}

const LINE = 76;
/** 45 bytes are 60 characters of base 64; with the frame of RFC 2047 they stay under its 75. */
const WORD_BYTES = 45;

function base64Lines(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return text.replace(new RegExp(`.{${LINE}}(?=.)`, 'g'), '$&\r\n');
}

/** RFC 2047: words of base 64, cut between characters. ASCII stays as it is. */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= LINE - 10) return text;
  const words: string[] = [];
  let part = '';
  for (const character of text) {
    if (Buffer.byteLength(part + character) > WORD_BYTES) {
      words.push(part);
      part = '';
    }
    part += character;
  }
  words.push(part);
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** RFC 5322, always as UTC. */
const rfcDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

function part(headers: readonly string[], body: string): string {
  return `${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
}

const TEXT = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'];

/**
 * The letter as it is sent (RFC 5322, 2045, 2046); lines end with CR LF. The addresses, the id and
 * the name of the attachment are ours or were checked; everything a person wrote is encoded.
 */
export function formatLetter(letter: Letter): string {
  const { attachment, messageId } = letter;
  const head = [
    `From: <${letter.from}>`,
    `To: <${letter.to}>`,
    `Subject: ${headerText(letter.subject)}`,
    `Date: ${rfcDate(letter.date)}`,
    `Message-ID: <${messageId}>`,
    // RFC 3834: nobody's holiday notice answers it.
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
  ];
  const body = base64Lines(Buffer.from(letter.text.replaceAll('\n', '\r\n')));
  if (!attachment) return part([...head, ...TEXT], body);
  const boundary = `part-${messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 50)}`;
  const file = [
    `Content-Type: ${attachment.type}; name="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${attachment.name}"`,
  ];
  const parts = [part(TEXT, body), part(file, base64Lines(attachment.content))];
  const whole = [...parts.map((one) => `--${boundary}\r\n${one}`), `--${boundary}--`].join('');
  return part([...head, `Content-Type: multipart/mixed; boundary="${boundary}"`], whole);
}
