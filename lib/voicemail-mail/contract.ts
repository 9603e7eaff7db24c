import { z } from 'zod';
import type { FieldError } from '@/lib/http/fault';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { requiredText } from '@/lib/shared/fields';
import { PLACEHOLDERS, unknownPlaceholder } from './rules';

const TEXT_MAX = 2000;
/** Lines are welcome here; nothing else that cannot be seen. */
const LINES =
  /^[^\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\u0000-\u0009\u000b-\u001f\u007f]*$/u;

const places = PLACEHOLDERS.map((word) => `\`{${word}}\``).join(', ');

function fault(field: string, template: string): FieldError[] {
  const unknown = unknownPlaceholder(template);
  if (unknown === undefined) return [];
  const known = PLACEHOLDERS.map((word) => `{${word}}`).join(', ');
  return [{ field, message: `{${unknown}} means nothing here; there are ${known}.` }];
}

/** How the e-mails about voicemail messages read, for all boxes of a PBX. */
export const voicemailMail = defineObject({
  kind: 'voicemail_mail',
  idKind: 'voicemailMail',
  path: 'voicemail-mail',
  resource: 'voicemail',
  tag: 'Voicemail',
  singular: 'e-mail about voicemail messages',
  schemaId: 'VoicemailMail',
  numbered: false,
  config: {
    subject: requiredText(150).describe(`May contain ${places}`),
    text: z
      .string()
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(
        z
          .string()
          .min(1, 'Must not be empty.')
          .max(TEXT_MAX, `At most ${TEXT_MAX} characters.`)
          .regex(LINES, 'Control characters are not taken.'),
      )
      .describe('Plain text, with the same places'),
  },
  defaults: {
    subject: 'Voicemail from {caller} for {box}',
    text: '{caller} {name} left a message of {length} for {box}.\n\n{time}\n{pbx}',
  },
  check: ({ subject, text }) => [...fault('subject', subject), ...fault('text', text)],
  example: { subject: 'Message from {caller}' },
});

export type VoicemailMailConfig = ConfigOf<(typeof voicemailMail)['config']>;
