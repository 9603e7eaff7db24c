'use client';

import { ActionsField } from '@/components/call-permissions/actions-field';
import { PeopleField } from '@/components/call-permissions/people-field';
import { errorAt, type FormValueOf, type ObjectFormProps } from '@/components/objects/object-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { callPermission } from '@/lib/call-permissions/contract';

export type CallPermissionValue = FormValueOf<typeof callPermission>;

const WORDS = {
  whoTitle: 'Who may do something',
  who: 'Who',
  whoEverybody: 'Everybody of the PBX may do this',
  what: 'What',
  whomTitle: 'With which calls',
  whom: 'Whose calls',
  whomEverybody: 'Calls of everybody of the PBX',
};

export function CallPermissionForm(props: ObjectFormProps<CallPermissionValue>) {
  const { value, errors, disabled, onChange } = props;
  return (
    <>
      <Card>
        <CardHeader title={WORDS.whoTitle} />
        <CardBody>
          <PeopleField
            label={WORDS.who}
            everybody={WORDS.whoEverybody}
            path="who"
            value={value.who}
            errors={errors}
            disabled={disabled}
            onChange={(who) => onChange({ who })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.what} />
        <CardBody>
          <ActionsField
            value={value.may}
            error={errorAt(errors, 'may')}
            disabled={disabled}
            onChange={(may) => onChange({ may })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.whomTitle} />
        <CardBody>
          <PeopleField
            label={WORDS.whom}
            everybody={WORDS.whomEverybody}
            path="whom"
            value={value.whom}
            errors={errors}
            disabled={disabled}
            onChange={(whom) => onChange({ whom })}
          />
        </CardBody>
      </Card>
    </>
  );
}
