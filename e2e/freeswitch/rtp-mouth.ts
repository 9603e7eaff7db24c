import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setInterval } from 'node:timers';
import { encodeUlaw } from '@/lib/sounds/audio/g711';
import { tone } from '@/lib/sounds/audio/testing-tones';

/** Talks: a tone in µ-law, a packet every 20 ms (RFC 3550, 3551), until it is stopped. */
export async function speak(to: number, hertz: number): Promise<() => void> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const samples = tone(hertz, 8000, 60, 0.4);
  let packet = 0;
  const timer = setInterval(() => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0x8000, 0);
    head.writeUInt16BE(packet, 2);
    head.writeUInt32BE(packet * 160, 4);
    head.writeUInt32BE(hertz, 8);
    const part = samples.subarray(packet * 160, packet * 160 + 160);
    const body = Uint8Array.from(part, (sample) => encodeUlaw(Math.round(sample * 32_767)));
    socket.send(Buffer.concat([head, body]), to, '127.0.0.1');
    packet += 1;
  }, 20);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}
