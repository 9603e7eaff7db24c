'use client';

import { Plus } from 'lucide-react';
import { ChoiceField } from '@/components/fields/choice-field';
import { replaced } from '@/components/fields/moved';
import { NumberField } from '@/components/fields/number-field';
import { OrderedList } from '@/components/fields/ordered-list';
import { TextField } from '@/components/fields/text-field';
import type { Gateway, TrunkPartProps } from '@/components/trunks/trunk-values';
import { Button } from '@/components/ui/button';

const WORDS = {
  list: 'Gateways, in the order in which they are tried',
  one: (place: number) => `gateway ${place}`,
  host: 'Address',
  port: 'Port',
  transport: 'By',
  add: 'Add a gateway',
  empty: 'At least one is needed.',
};

const TRANSPORTS: { value: NonNullable<Gateway['transport']>; label: string }[] = [
  { value: 'udp', label: 'UDP' },
  { value: 'tcp', label: 'TCP' },
  { value: 'tls', label: 'TLS' },
];

const MOST = 16;

/** Where the carrier is. */
export function GatewaysField({ values, errors, set }: TrunkPartProps) {
  const { gateways } = values;
  const change = (index: number, gateway: Gateway) =>
    set('gateways', replaced(gateways, index, gateway));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{WORDS.list}</legend>
      <OrderedList
        label={WORDS.list}
        items={gateways}
        nameOf={(gateway, index) => gateway.host || WORDS.one(index + 1)}
        empty={WORDS.empty}
        onChange={(next) => set('gateways', next)}
      >
        {(gateway, index) => (
          <div className="grid gap-3 py-1.5 sm:grid-cols-[minmax(0,1fr)_5.5rem_5rem]">
            <TextField
              label={WORDS.host}
              error={errors[`gateways.${index}.host`]}
              value={gateway.host}
              required
              maxLength={64}
              spellCheck={false}
              onChange={(host) => change(index, { ...gateway, host })}
            />
            <NumberField
              label={WORDS.port}
              error={errors[`gateways.${index}.port`]}
              value={gateway.port ?? 5060}
              min={1}
              max={65_535}
              onChange={(port) => change(index, { ...gateway, port })}
            />
            <ChoiceField
              label={WORDS.transport}
              options={TRANSPORTS}
              value={gateway.transport ?? 'udp'}
              onChange={(transport) => change(index, { ...gateway, transport })}
            />
          </div>
        )}
      </OrderedList>
      {errors['gateways'] ? <p className="text-meta text-danger">{errors['gateways']}</p> : null}
      {gateways.length >= MOST ? null : (
        <Button
          size="sm"
          className="w-fit"
          onClick={() => set('gateways', [...gateways, { host: '', port: 5060, transport: 'udp' }])}
        >
          <Plus aria-hidden />
          {WORDS.add}
        </Button>
      )}
    </fieldset>
  );
}
