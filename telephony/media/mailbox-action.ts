import { z } from 'zod';
import { idPattern } from '@/lib/shared/ids';

const base = {
  /** A uuid of its own, made by the node. */
  id: z.string().regex(/^[0-9a-f-]{36}$/i),
  tenant_id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  box_id: z.string().regex(idPattern('voicemail')),
  /** Seconds since the epoch by the node's clock. */
  at: z.number().min(0).max(4_102_444_800),
};
const message_id = z.string().regex(idPattern('voicemailMessage'));

/**
 * What an owner did with a box at a phone, as scripts/voicemail/actions.lua writes it into
 * `<node>/mailbox`. The same action may come again: it must do the same.
 */
const mailboxAction = z.discriminatedUnion('action', [
  z.object({ ...base, action: z.enum(['heard', 'saved', 'removed']), message_id }),
  z.object({
    ...{ ...base, action: z.literal('forwarded'), message_id },
    to_box_id: z.string().regex(idPattern('voicemail')),
  }),
  z.object({
    ...{ ...base, action: z.literal('pin') },
    pin_salt: z.string().regex(/^[0-9a-f]{16}$/),
    pin_hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
]);

export type MailboxAction = z.output<typeof mailboxAction>;

/** @throws ZodError or SyntaxError */
export function readMailboxAction(text: string): MailboxAction {
  return mailboxAction.parse(JSON.parse(text));
}
