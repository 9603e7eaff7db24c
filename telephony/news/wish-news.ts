import { z } from 'zod';
import { destination } from '@/lib/destinations/contract';
import type { PhoneWish, PhoneWishStore } from '@/telephony/store/phone-wish-store';
import type { Headers } from './hear-news';

/** As scripts/wishes.lua writes it. */
const told = z.object({
  'Wish-Extension': z.string().regex(/^ext_\w{1,28}$/),
  'Wish-Domain': z.string().min(1).max(190),
  'Wish-Field': z.enum(['doNotDisturb', 'forward']),
  'Wish-Value': z.string().max(80),
  'Wish-Device': z.string().max(32).default(''),
  'Wish-Since': z
    .string()
    .regex(/^[0-9]{1,15}$/)
    .transform(Number),
});

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const forward = z
  .string()
  .transform((value): unknown => {
    if (value === 'off') return null;
    const [kind, rest] = value.split(' ');
    return kind === 'outside' ? { kind, number: rest } : { kind, id: rest };
  })
  .pipe(destination.nullable());

/** @throws ZodError on what no node of ours says. */
export function readWish(headers: Headers): PhoneWish {
  const event = told.parse(headers);
  const value = event['Wish-Value'];
  const common = {
    extensionId: event['Wish-Extension'],
    sipDomain: event['Wish-Domain'],
    deviceId: event['Wish-Device'],
    since: event['Wish-Since'],
  };
  return event['Wish-Field'] === 'forward'
    ? { ...common, field: 'forward', value: forward.parse(value) }
    : { ...common, field: 'doNotDisturb', value: onOff.parse(value) };
}

/** `onChange`: there is a change to push now. */
export function wishNews(wishes: PhoneWishStore, onChange: () => void) {
  return async (headers: Headers): Promise<void> => {
    if (await wishes.note(readWish(headers))) onChange();
  };
}
