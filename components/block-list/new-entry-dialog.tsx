'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { blockedWords } from '@/components/block-list/block-words';
import { ChoiceField } from '@/components/fields/choice-field';
import { TextField } from '@/components/fields/text-field';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useForm } from '@/components/use-form';
import type { BlockEntry } from '@/lib/block-list/contract';
import { prefixPattern } from '@/lib/block-list/rules';

const KINDS = ['number', 'prefix', 'pattern', 'anonymous'] as const;
type Kind = (typeof KINDS)[number];

const WORDS = {
  title: 'Block callers',
  text: 'From the next call on, on every number that turns away who is on the block list.',
  kind: 'Whom',
  kinds: {
    number: 'One number',
    prefix: 'All numbers that begin with …',
    pattern: 'Numbers by a pattern',
    anonymous: 'Callers who hide their number',
  },
  value: { number: 'Number', prefix: 'They begin with', pattern: 'Pattern' },
  hint: {
    number: 'With its country code, e.g. +49 30 901820.',
    prefix: 'E.g. +49 900, or +43 for a whole country.',
    pattern: '? is any digit, [2-5] one of these, * whatever follows. E.g. +49?0123*.',
  },
  note: 'Note',
  noteHint: 'For your colleagues: why it is blocked. May stay empty.',
  cancel: 'Cancel',
  block: 'Block',
  done: (entry: BlockEntry) => `${blockedWords(entry)} cannot call you any more.`,
};

type Values = { match: Kind; value: string; note: string };
const INITIAL: Values = { match: 'number', value: '', note: '' };

/** As the API has it: a beginning is a pattern there. */
function bodyOf({ match, value, note }: Values) {
  if (match === 'anonymous') return { match, note };
  if (match === 'prefix') return { match: 'pattern', value: prefixPattern(value), note };
  return { match, value, note };
}

/** Blocks one number, many by how they begin, or those who hide theirs. */
export function NewEntryDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const form = useForm<Values>({
    initial: INITIAL,
    submit: async (values) => {
      const entry = await callApi<BlockEntry>('POST', '/block-list', { body: bodyOf(values) });
      toast(WORDS.done(entry));
      onClose();
      router.refresh();
    },
  });
  const { match } = form.values;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <ChoiceField<Kind>
          label={WORDS.kind}
          value={match}
          options={KINDS.map((value) => ({ value, label: WORDS.kinds[value] }))}
          error={form.fieldErrors.match}
          onChange={(next) => form.set('match', next)}
        />
        {match === 'anonymous' ? null : (
          <TextField
            label={WORDS.value[match]}
            hint={WORDS.hint[match]}
            error={form.fieldErrors.value}
            value={form.values.value}
            required
            type={match === 'pattern' ? 'text' : 'tel'}
            maxLength={40}
            onChange={(value) => form.set('value', value)}
          />
        )}
        <TextField
          label={WORDS.note}
          hint={WORDS.noteHint}
          error={form.fieldErrors.note}
          value={form.values.note}
          maxLength={200}
          onChange={(note) => form.set('note', note)}
        />
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.block}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
