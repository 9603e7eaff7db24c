import { parseChallenge } from '@/scripts/call/digest';
import { createHash } from 'node:crypto';
import { header, methodOf, type SipMessage } from './sip-message';
import { SipPeer, type Answer } from './sip-peer';

const NONCE = '5f3e2d1c';
const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/** A carrier that asks for a password, at REGISTER and at every call, and keeps who signed in. */
export class Carrier {
  realm = 'carrier.example';
  /** Contact of who is signed in. */
  contact: string | undefined;
  /** Answer to a call once the password was right. */
  answer: Answer = { status: '200 OK', sdp: true };

  private constructor(
    readonly peer: SipPeer,
    private readonly username: string,
    private readonly password: string,
  ) {
    peer.answer = (request) => this.#answer(request);
  }

  static async start(username: string, password: string, port = 0): Promise<Carrier> {
    return new Carrier(await SipPeer.start(port), username, password);
  }

  #isRight(request: SipMessage): boolean {
    const given = parseChallenge(
      header(request, 'authorization') ?? header(request, 'proxy-authorization') ?? '',
    );
    const ha1 = md5(`${this.username}:${this.realm}:${this.password}`);
    const ha2 = md5(`${methodOf(request)}:${given['uri'] ?? ''}`);
    return given['nonce'] === NONCE && given['response'] === md5(`${ha1}:${NONCE}:${ha2}`);
  }

  #answer(request: SipMessage): Answer {
    const method = methodOf(request);
    if (method !== 'REGISTER' && method !== 'INVITE') return { status: '200 OK' };
    const question = `Digest realm="${this.realm}", nonce="${NONCE}"`;
    if (!this.#isRight(request)) {
      return method === 'INVITE'
        ? {
            status: '407 Proxy Authentication Required',
            headers: [['Proxy-Authenticate', question]],
          }
        : { status: '401 Unauthorized', headers: [['WWW-Authenticate', question]] };
    }
    if (method === 'INVITE') return this.answer;
    const expires = header(request, 'expires') ?? '0';
    const contact = /<([^>]+)>/.exec(header(request, 'contact') ?? '')?.[1] ?? '';
    this.contact = expires === '0' ? undefined : contact;
    return {
      status: '200 OK',
      contact: false,
      headers: [['Contact', `<${contact}>;expires=${expires}`]],
    };
  }

  close(): Promise<void> {
    return this.peer.close();
  }
}
