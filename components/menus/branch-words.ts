import { destinationPhrase } from '@/components/destinations/target-words';
import type { BranchWhen, MenuBranch } from '@/components/menus/menu-value';
import { nameIn, patternWords, type Names } from '@/components/rules/call-rule-words';

function whenWords(when: BranchWhen, names: Names): string {
  switch (when.on) {
    case 'caller':
      return `the caller is ${patternWords(when.patterns)}`;
    case 'anonymous':
      return 'the caller shows no number';
    case 'called':
      return `the called number is ${patternWords(when.patterns)}`;
    case 'schedule':
      return `${nameIn(names, when.id, 'the schedule')} is ${when.is}`;
    case 'variable':
      return `${when.name || '…'} is ${patternWords(when.patterns)}`;
  }
}

/** `When the caller is +49* → to queue Support`. Pure. */
export const branchSentence = ({ when, to }: MenuBranch, names: Names): string =>
  `When ${whenWords(when, names)} → ${destinationPhrase(to, names)}`;
