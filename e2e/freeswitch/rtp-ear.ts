import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { vi } from 'vitest';
import { decodeUlaw } from '@/lib/sounds/audio/g711';
import { amplitudeAt, tone } from '@/lib/sounds/audio/testing-tones';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';
import type { SipMessage } from '../sip/sip-message';

const HOST = '127.0.0.1';
const RATE = 8000;
/** A fifth of a second is long enough to tell tones apart that are 100 Hz away from each other. */
const WINDOW = RATE / 5;
const RTP_HEADER_BYTES = 12;
const LOUD = 0.1;

/** What a test plays instead of words. */
export function toneFile(hertz: number, seconds: number): Uint8Array {
  return writeWav(toPcm16(tone(hertz, RATE, seconds, 0.5)), RATE);
}

/** The port a peer sends its sound from, by its SDP. */
export function soundPort(message: SipMessage): number {
  return Number(/^m=audio (\d+)/m.exec(message.body)?.[1]);
}

/** Hears what a media node sends to callers and phones, each by the port it comes from. */
export class RtpEar {
  private readonly heard = new Map<number, number[]>();

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
    const samples = this.heard.get(from) ?? [];
    for (const byte of bytes.subarray(RTP_HEADER_BYTES)) samples.push(decodeUlaw(byte) / 32_768);
    this.heard.set(from, samples.slice(-WINDOW));
  }

  /** Is this tone to be heard right now? */
  hears(from: number, hertz: number): boolean {
    const samples = this.heard.get(from) ?? [];
    if (samples.length < WINDOW) return false;
    return amplitudeAt(Float32Array.from(samples), RATE, hertz) > LOUD;
  }

  /** Waits until it is. @throws at the deadline */
  async comes(from: number, hertz: number): Promise<void> {
    await vi.waitFor(
      () => {
        if (!this.hears(from, hertz)) throw new Error(`${hertz} Hz was not heard`);
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
