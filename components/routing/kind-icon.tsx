import { CircleSlash, ExternalLink, PhoneOff, type LucideIcon } from 'lucide-react';
import { createElement } from 'react';
import { hrefOf } from '@/components/destinations/target-words';
import { iconOfPath } from '@/components/frame/nav-items';

const ENDINGS: Readonly<Record<string, LucideIcon>> = {
  busy: CircleSlash,
  hangup: PhoneOff,
  outside: ExternalLink,
};

function iconOf(kind: string): LucideIcon {
  const list = hrefOf(kind, '')?.replace(/\/$/, '') ?? '';
  return ENDINGS[kind] ?? iconOfPath(list);
}

/** The icon that the rail has for things of a kind. */
export const KindIcon = ({ kind, className }: { kind: string; className: string }) =>
  createElement(iconOf(kind), { className, 'aria-hidden': true });
