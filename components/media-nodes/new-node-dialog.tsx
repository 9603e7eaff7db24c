'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useForm } from '@/components/use-form';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  title: 'Add a media node',
  text: 'It is brought up to date first; only then does it get calls.',
  name: 'Name',
  sipHost: 'SIP address',
  sipPort: 'SIP port',
  eslHost: 'Control address',
  eslPort: 'Control port',
  eslPassword: 'Control password',
  eslPasswordHint: 'At least 16 characters. Written, never shown again.',
  cancel: 'Cancel',
  add: 'Add node',
};

const INITIAL = {
  name: '',
  sipHost: '',
  sipPort: '5060',
  eslHost: '127.0.0.1',
  eslPort: '8021',
  eslPassword: '',
};

type Name = keyof typeof INITIAL;

const TYPES: Partial<Record<Name, string>> = {
  sipPort: 'number',
  eslPort: 'number',
  eslPassword: 'password',
};

export function NewNodeDialog(props: { onClose: () => void; onAdded: (node: MediaNode) => void }) {
  const form = useForm({
    initial: INITIAL,
    submit: async (values) => {
      const ports = { sipPort: Number(values.sipPort), eslPort: Number(values.eslPort) };
      const body = { ...values, ...ports };
      props.onAdded(await callApi<MediaNode>('POST', '/media-nodes', { body }));
    },
  });
  const field = (name: Name, hint?: string) => (
    <Field label={WORDS[name]} hint={hint} error={form.fieldErrors[name]}>
      {(control) => (
        <Input
          {...control}
          type={TYPES[name] ?? 'text'}
          value={form.values[name]}
          required
          autoComplete={name === 'eslPassword' ? 'new-password' : 'off'}
          onChange={(event) => form.set(name, event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        {field('name')}
        <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
          {field('sipHost')}
          {field('sipPort')}
          {field('eslHost')}
          {field('eslPort')}
        </div>
        {field('eslPassword', WORDS.eslPasswordHint)}
        <DialogActions>
          <Button onClick={props.onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
