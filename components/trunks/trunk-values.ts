import type { z } from 'zod';
import type { createTrunkBody, Trunk } from '@/lib/trunks/contract';

export type TrunkBody = z.input<typeof createTrunkBody>;
export type Gateway = TrunkBody['gateways'][number];
export type Codec = NonNullable<TrunkBody['codecs']>[number];

/** A trunk as its form holds it. */
export type TrunkValues = {
  name: string;
  enabled: boolean;
  gateways: Gateway[];
  registration: {
    username: string;
    domain: string;
    realm: string;
    expiresSeconds: number;
    password: string;
  } | null;
  codecs: Codec[];
  maxCalls: number | null;
  position: number;
  countryCode: string;
};

/** What a part of the form gets. */
export type TrunkPartProps = {
  values: TrunkValues;
  errors: Readonly<Record<string, string>>;
  set: <K extends keyof TrunkValues>(name: K, value: TrunkValues[K]) => void;
};

export const NEW_TRUNK: TrunkValues = {
  ...{ name: '', enabled: true, registration: null, codecs: [], maxCalls: null, position: 0 },
  ...{ countryCode: '', gateways: [{ host: '', port: 5060, transport: 'udp' }] },
};

export const NEW_ACCOUNT: NonNullable<TrunkValues['registration']> = {
  ...{ username: '', domain: '', realm: '', expiresSeconds: 300, password: '' },
};

export function toTrunkValues(trunk: Trunk): TrunkValues {
  const { name, enabled, gateways, registration, codecs, maxCalls, position, countryCode } = trunk;
  return {
    ...{ name, enabled, gateways, codecs, maxCalls, position, countryCode: countryCode ?? '' },
    registration: registration && { ...registration, password: '' },
  };
}

/** As the API takes it: what was left empty is left out. Pure. */
export function toTrunkBody({ registration, countryCode, ...values }: TrunkValues): TrunkBody {
  const account = registration && {
    username: registration.username,
    domain: registration.domain,
    expiresSeconds: registration.expiresSeconds,
    ...(registration.realm !== '' && { realm: registration.realm }),
    ...(registration.password !== '' && { password: registration.password }),
  };
  return {
    ...values,
    registration: account,
    countryCode: countryCode === '' ? null : countryCode,
  };
}
