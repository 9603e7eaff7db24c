'use client';

import dynamic from 'next/dynamic';
import { ChoiceField } from '@/components/fields/choice-field';
import { errorAt } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';
import { CallerIdField } from '@/components/outgoing/caller-id-field';
import { HelpCard } from '@/components/outgoing/help-card';
import { LimitsCard } from '@/components/outgoing/limits-card';
import type {
  DialRule,
  OutgoingFormProps,
  OutgoingValue,
  Route,
} from '@/components/outgoing/outgoing-value';
import { dialRuleSentence, routeSentence } from '@/components/outgoing/outgoing-words';
import { SentenceList } from '@/components/rules/sentence-list';
import { OpenNowOf } from '@/components/schedules/open-now-of';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const DialRuleFields = dynamic(
  () => import('@/components/outgoing/dial-rule-fields').then((module) => module.DialRuleFields),
  { ssr: false },
);
const RouteFields = dynamic(
  () => import('@/components/outgoing/route-fields').then((module) => module.RouteFields),
  { ssr: false },
);
const CountriesField = dynamic(() =>
  import('@/components/outgoing/countries-field').then((module) => module.CountriesField),
);

const WORDS = {
  rules: 'Dial rules',
  rulesNote: 'Asked about what was dialled, in this order; the first one that fits counts.',
  addRule: 'Add a dial rule',
  noRules: 'No rule. What is dialled is called.',
  routes: 'Routes',
  routesNote: 'By which trunks calls go, in this order; the first one that fits counts.',
  addRoute: 'Add a route',
  noRoutes: 'No route of your own.',
  others: 'Calls that no route is for',
  shown: 'Number shown',
  shownNote: 'What people outside see. An extension may have a number of its own.',
  callerId: 'Unless something else is said',
  oldest: 'The oldest number of the PBX',
  countries: 'Countries',
};

const OTHERS: { value: OutgoingValue['otherCalls']; label: string }[] = [
  { value: 'allowed', label: 'Go by all trunks, in their order' },
  { value: 'refused', label: 'Are refused' },
];

const MOST_RULES = 100;
const MOST_ROUTES = 50;

const blankRule = (): DialRule => ({
  ...{ name: '', enabled: true, patterns: [] },
  act: { do: 'ban' },
});
const blankRoute = (): Route => ({
  ...{ name: '', enabled: true, patterns: [], schedule: null, trunks: [] },
  ...{ callerId: null, callerIdFor: 'without_own' },
});

function RulesCard({ value, errors, disabled, onChange }: OutgoingFormProps) {
  return (
    <Card>
      <CardHeader title={WORDS.rules} note={WORDS.rulesNote} />
      <CardBody>
        <SentenceList<DialRule>
          label={WORDS.rules}
          items={value.rules}
          path="rules"
          errors={errors}
          disabled={disabled}
          sentenceOf={dialRuleSentence}
          isOff={(rule) => rule.enabled === false}
          addLabel={WORDS.addRule}
          empty={WORDS.noRules}
          blank={blankRule}
          most={MOST_RULES}
          editor={(editor) => <DialRuleFields {...editor} />}
          onChange={(rules) => onChange({ rules })}
        />
      </CardBody>
    </Card>
  );
}

function RoutesCard({ value, errors, disabled, choices, onChange }: OutgoingFormProps) {
  const { names } = useTargetNames();
  return (
    <Card>
      <CardHeader title={WORDS.routes} note={WORDS.routesNote} />
      <CardBody className="grid gap-4">
        <SentenceList<Route>
          label={WORDS.routes}
          items={value.routes}
          path="routes"
          errors={errors}
          disabled={disabled}
          sentenceOf={(route) => routeSentence(route, choices.trunks, names)}
          asideOf={({ schedule }) => (schedule ? <OpenNowOf id={schedule} /> : null)}
          isOff={(route) => route.enabled === false}
          addLabel={WORDS.addRoute}
          empty={WORDS.noRoutes}
          blank={blankRoute}
          most={MOST_ROUTES}
          editor={(editor) => <RouteFields {...editor} choices={choices} />}
          onChange={(routes) => onChange({ routes })}
        />
        <ChoiceField
          label={WORDS.others}
          options={OTHERS}
          value={value.otherCalls}
          error={errors.otherCalls}
          disabled={disabled}
          className="sm:max-w-80"
          onChange={(otherCalls) => onChange({ otherCalls })}
        />
      </CardBody>
    </Card>
  );
}

/** How the people of a PBX call the outside. */
export function OutgoingForm(props: OutgoingFormProps) {
  const { value, errors, disabled, choices, onChange } = props;
  return (
    <>
      <RulesCard {...props} />
      <RoutesCard {...props} />
      <Card>
        <CardHeader title={WORDS.shown} note={WORDS.shownNote} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <CallerIdField
            label={WORDS.callerId}
            none={WORDS.oldest}
            numbers={choices.numbers}
            value={value.callerId}
            error={errors.callerId}
            disabled={disabled}
            onChange={(callerId) => onChange({ callerId })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.countries} />
        <CardBody>
          <CountriesField
            value={value.countries}
            countries={choices.countries}
            error={errorAt(errors, 'countries')}
            disabled={disabled}
            onChange={(countries) => onChange({ countries })}
          />
        </CardBody>
      </Card>
      <LimitsCard {...props} />
      <HelpCard {...props} />
    </>
  );
}
