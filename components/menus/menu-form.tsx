'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { NumberField } from '@/components/fields/number-field';
import { OptionalPart } from '@/components/fields/optional-part';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { BranchesCard } from '@/components/menus/branches-card';
import { KeysField } from '@/components/menus/keys-field';
import type { MenuValue } from '@/components/menus/menu-value';
import { controls, partOf } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';

const WORDS = {
  hears: 'What callers hear',
  greeting: 'Greeting',
  greetingHint: 'It should name the keys. Without one, callers hear nothing.',
  timeout: 'Then waits for a key',
  tries: 'Times the greeting is said',
  lifetime: 'No longer than',
  lifetimeHint: 'The longest stay in the menu, all tries together.',
  lifetimeSeconds: 'At most',
  keys: 'Keys',
  keysNote: 'One key, or several for a longer code. Callers may press before the greeting ends.',
  extensions: 'Callers may dial the number of an extension',
  extensionsHint: 'Who knows it gets through without waiting.',
  wrong: 'When no key fits',
  onTimeout: 'Nothing was pressed',
  onInvalid: 'Only wrong keys were pressed',
  invalidSound: 'Said after a wrong key',
  nothing: 'Nothing',
  nowhere: 'End the call',
  asTimeout: 'The same as when nothing was pressed',
  digits: 'Digits first',
  digitsNote: 'A customer number or a code, asked for before the greeting.',
  ask: 'Ask callers for digits',
  askHint: 'Branches can lead by them, and services get them.',
  prompt: 'What is said',
  name: 'Name of the digits',
  nameHint: 'Small letters: customer.',
  least: 'At least this many',
  most: 'At most this many',
  pause: 'Waits for each digit',
};

type Props = ObjectFormProps<MenuValue>;

const COLLECT: NonNullable<MenuValue['collect']> = {
  name: 'customer',
  prompt: null,
  digitsMin: 1,
  digitsMax: 8,
  timeoutSeconds: 5,
};

const LIFETIME_SECONDS = 120;

function HearsCard(props: Props) {
  const { field } = controls(props);
  const { value, error, ...lifetime } = field('lifetimeSeconds');
  return (
    <FormCard title={WORDS.hears}>
      <div className="sm:col-span-2">
        <SoundField label={WORDS.greeting} hint={WORDS.greetingHint} {...field('greeting')} />
      </div>
      <SecondsField label={WORDS.timeout} min={1} max={60} {...field('timeoutSeconds')} />
      <NumberField label={WORDS.tries} min={1} max={10} {...field('tries')} />
      <OptionalPart
        label={WORDS.lifetime}
        hint={WORDS.lifetimeHint}
        blank={LIFETIME_SECONDS}
        value={value}
        {...lifetime}
      >
        {(seconds) => (
          <SecondsField
            label={WORDS.lifetimeSeconds}
            min={10}
            max={1800}
            value={seconds}
            error={error}
            {...lifetime}
          />
        )}
      </OptionalPart>
    </FormCard>
  );
}

function WrongCard(props: Props) {
  const { field, path } = controls(props);
  return (
    <FormCard title={WORDS.wrong}>
      <div className="grid content-start gap-2">
        <DestinationField label={WORDS.onTimeout} nowhere={WORDS.nowhere} {...path('onTimeout')} />
      </div>
      <div className="grid content-start gap-2">
        <DestinationField
          label={WORDS.onInvalid}
          nowhere={WORDS.asTimeout}
          {...path('onInvalid')}
        />
      </div>
      <SoundField label={WORDS.invalidSound} none={WORDS.nothing} {...field('invalidSound')} />
    </FormCard>
  );
}

function CollectCard(props: Props) {
  const { value, disabled, onChange } = controls(props).field('collect');
  return (
    <FormCard title={WORDS.digits} note={WORDS.digitsNote}>
      <OptionalPart
        label={WORDS.ask}
        hint={WORDS.askHint}
        blank={COLLECT}
        {...{ value, disabled, onChange }}
      >
        {(collect) => {
          const { field } = controls(partOf(props, 'collect', collect));
          return (
            <>
              <SoundField label={WORDS.prompt} {...field('prompt')} />
              <TextField
                label={WORDS.name}
                hint={WORDS.nameHint}
                required
                maxLength={31}
                spellCheck={false}
                {...field('name')}
              />
              <NumberField label={WORDS.least} min={1} max={32} {...field('digitsMin')} />
              <NumberField label={WORDS.most} min={1} max={32} {...field('digitsMax')} />
              <SecondsField label={WORDS.pause} min={1} max={60} {...field('timeoutSeconds')} />
            </>
          );
        }}
      </OptionalPart>
    </FormCard>
  );
}

/** A menu in the order in which a call goes through what matters most: greeting, keys, no key. */
export function MenuForm(props: Props) {
  const { toggle, path } = controls(props);
  return (
    <>
      <HearsCard {...props} />
      <FormCard title={WORDS.keys} note={WORDS.keysNote}>
        <KeysField {...path('keys')} />
        <ToggleRow
          label={WORDS.extensions}
          hint={WORDS.extensionsHint}
          className="sm:col-span-2"
          {...toggle('dialExtensions')}
        />
      </FormCard>
      <WrongCard {...props} />
      <BranchesCard {...path('branches')} />
      <CollectCard {...props} />
    </>
  );
}
