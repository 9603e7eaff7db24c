'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { AccountFields } from '@/components/trunks/account-fields';
import { GatewaysField } from '@/components/trunks/gateways-field';
import { UseFields } from '@/components/trunks/use-fields';
import {
  NEW_TRUNK,
  toTrunkBody,
  toTrunkValues,
  type TrunkPartProps,
  type TrunkValues,
} from '@/components/trunks/trunk-values';
import { TextField } from '@/components/fields/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useForm } from '@/components/use-form';
import type { Trunk } from '@/lib/trunks/contract';

const WORDS = {
  add: 'Add a trunk',
  change: (name: string) => `Change ${name}`,
  text: 'A connection to a carrier, for the calls of all PBXs.',
  name: 'Name',
  cancel: 'Cancel',
  save: 'Save',
};

type TrunkDialogProps = {
  /** null: a new one. */
  trunk: Trunk | null;
  onClose: () => void;
  onSaved: (trunk: Trunk) => void;
};

export function TrunkDialog({ trunk, onClose, onSaved }: TrunkDialogProps) {
  const form = useForm<TrunkValues>({
    initial: trunk ? toTrunkValues(trunk) : NEW_TRUNK,
    submit: async (values) => {
      const body = toTrunkBody(values);
      onSaved(
        trunk
          ? await callApi<Trunk>('PATCH', `/trunks/${trunk.id}`, { body, version: trunk.version })
          : await callApi<Trunk>('POST', '/trunks', { body }),
      );
    },
  });
  const part: TrunkPartProps = { values: form.values, errors: form.fieldErrors, set: form.set };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={trunk ? WORDS.change(trunk.name) : WORDS.add}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <TextField
          label={WORDS.name}
          error={form.fieldErrors['name']}
          value={form.values.name}
          required
          maxLength={64}
          onChange={(name) => form.set('name', name)}
        />
        <GatewaysField {...part} />
        <AccountFields {...part} isNew={trunk?.registration == null} />
        <UseFields {...part} />
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
