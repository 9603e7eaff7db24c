import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setInterval } from 'node:timers';
import { vi } from 'vitest';
import { decodeUlaw, encodeUlaw } from '@/lib/sounds/audio/g711';
import { amplitudeAt, tone } from '@/lib/sounds/audio/testing-tones';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';
import type { SipMessage } from '../sip/sip-message';

const HOST = '127.0.0.1';
const RATE = 8000;
/** A fifth of a second is long enough to tell tones apart that are 100 Hz away from each other. */
const WINDOW = RATE / 5;
/** What is looked at later: five seconds. */
const KEPT = RATE * 5;
const RTP_HEADER_BYTES = 12;
const LOUD = 0.1;
/** Samples of 20 ms. */
const PACKET = RATE / 50;
const SPOKEN_SECONDS = 60;

/** What a test plays instead of words. */
export function toneFile(hertz: number, seconds: number): Uint8Array {
  return writeWav(toPcm16(tone(hertz, RATE, seconds, 0.5)), RATE);
}

/** The port a peer sends its sound from, by its SDP. */
export function soundPort(message: SipMessage): number {
  return Number(/^m=audio (\d+)/m.exec(message.body)?.[1]);
}

/** The last samples of a port, and how many there have been. */
interface Heard {
  samples: number[];
  count: number;
}

/** Hears what a media node sends to callers and phones, each by the port it comes from. */
export class RtpEar {
  private readonly heard = new Map<number, Heard>();

  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {
    socket.on('message', (bytes, { port: from }) => this.take(bytes, from));
  }

  static async listen(): Promise<RtpEar> {
    const socket = createSocket('udp4');
    socket.bind(0, HOST);
    await once(socket, 'listening');
    return new RtpEar(socket, socket.address().port);
  }

  private take(bytes: Buffer, from: number): void {
    const { samples, count } = this.heard.get(from) ?? { samples: [], count: 0 };
    const sound = bytes.subarray(RTP_HEADER_BYTES);
    for (const byte of sound) samples.push(decodeUlaw(byte) / 32_768);
    this.heard.set(from, { samples: samples.slice(-KEPT), count: count + sound.length });
  }

  /** Is this tone to be heard right now? */
  hears(from: number, hertz: number): boolean {
    return this.windowIsLoud(from, hertz, this.heard.get(from)?.count ?? 0);
  }

  /** In the window that ends with the `end`th sample of this port. */
  private windowIsLoud(from: number, hertz: number, end: number): boolean {
    const { samples, count } = this.heard.get(from) ?? { samples: [], count: 0 };
    const last = samples.length - (count - end);
    if (last < WINDOW) return false;
    const window = Float32Array.from(samples.slice(last - WINDOW, last));
    return amplitudeAt(window, RATE, hertz) > LOUD;
  }

  /** Speaks a tone from where it hears (µ-law, RFC 3551), until it is stopped: the node answers there. */
  speak(to: number, hertz: number): () => void {
    const samples = tone(hertz, RATE, SPOKEN_SECONDS, 0.4);
    let packet = 0;
    const send = () => {
      const head = Buffer.alloc(RTP_HEADER_BYTES);
      head.writeUInt16BE(0x8000, 0);
      head.writeUInt16BE(packet, 2);
      head.writeUInt32BE(packet * PACKET, 4);
      head.writeUInt32BE(to, 8);
      const part = samples.subarray(packet * PACKET, (packet + 1) * PACKET);
      const body = Uint8Array.from(part, (sample) => encodeUlaw(Math.round(sample * 32_767)));
      this.socket.send(Buffer.concat([head, body]), to, HOST);
      packet += 1;
    };
    const timer = setInterval(send, 20);
    return () => clearInterval(timer);
  }

  /** The ports that sound came from. */
  sources(): number[] {
    return [...this.heard.keys()];
  }

  /** What was heard until now does not count any more. */
  forget(from: number): void {
    this.heard.delete(from);
  }

  /** Waits until it is; a short tone counts though nobody looked while it lasted. @throws at the deadline */
  async comes(from: number, hertz: number): Promise<void> {
    let looked = this.heard.get(from)?.count ?? 0;
    await vi.waitFor(
      () => {
        const { count } = this.heard.get(from) ?? { count: 0 };
        for (; looked <= count; looked += PACKET) {
          if (this.windowIsLoud(from, hertz, looked)) return;
        }
        throw new Error(`${hertz} Hz was not heard`);
      },
      { timeout: 10_000, interval: 20 },
    );
  }

  /** The same from any port: that of a relay is not known beforehand. */
  async comesFromAnywhere(hertz: number): Promise<void> {
    await vi.waitFor(
      () => {
        const isHeard = [...this.heard.keys()].some((from) => this.hears(from, hertz));
        if (!isHeard) throw new Error(`${hertz} Hz was not heard`);
      },
      { timeout: 10_000, interval: 20 },
    );
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}
