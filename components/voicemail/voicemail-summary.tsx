'use client';

import type { ObjectOf } from '@/components/objects/object-form';
import type { VoicemailValue } from '@/components/voicemail/voicemail-value';

const WORDS = { nobody: 'Nobody is told by e-mail' };

export function VoicemailSummary({ object }: { object: ObjectOf<VoicemailValue> }) {
  return <span className="block truncate">{object.email ?? WORDS.nobody}</span>;
}
