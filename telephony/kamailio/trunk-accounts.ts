import { z } from 'zod';

/** Our account at a carrier as module uac sees it. */
export interface TrunkAccountState {
  /** `l_uuid`, see telephony/render/trunk-rows.ts. */
  name: string;
  /** `<username>@<domain>` */
  account: string;
  isRegistered: boolean;
  /** It waits for an answer just now. */
  isOngoing: boolean;
  expiresAt: Date | null;
}

/** Flags of module uac (uac_reg.c, 5.6). */
export const ACCOUNT_ONGOING = 2;
const ACCOUNT_ONLINE = 4;

/** Of uac.reg_dump and uac.reg_info; what else they tell (the HA1) is not read. */
export const trunkAccountSchema = z.object({
  l_uuid: z.string(),
  r_username: z.string(),
  r_domain: z.string(),
  flags: z.number(),
  timer_expires: z.number(),
});

const accountsSchema = z.union([
  z.array(trunkAccountSchema),
  trunkAccountSchema.transform((one) => [one]),
]);

/** Reads the answer of uac.reg_dump; throws when its form is not the known one. */
export function parseTrunkAccounts(dump: unknown): TrunkAccountState[] {
  // Without an account it answers with nothing at all.
  if (dump === undefined || dump === null || dump === '') return [];
  if (Array.isArray(dump) ? dump.length === 0 : Object.keys(Object(dump)).length === 0) return [];
  return accountsSchema.parse(dump).map((one) => {
    const isRegistered = (one.flags & ACCOUNT_ONLINE) !== 0;
    return {
      name: one.l_uuid,
      account: `${one.r_username}@${one.r_domain}`,
      isRegistered,
      isOngoing: (one.flags & ACCOUNT_ONGOING) !== 0,
      expiresAt: isRegistered ? new Date(one.timer_expires * 1000) : null,
    };
  });
}
