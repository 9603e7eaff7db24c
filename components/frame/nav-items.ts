import {
  AudioLines,
  Ban,
  Building2,
  Cable,
  CalendarClock,
  ChartColumn,
  Disc,
  FileDown,
  FlaskConical,
  Headset,
  Hash,
  Hourglass,
  House,
  KeyRound,
  ListTree,
  Music,
  Mail,
  Phone,
  PhoneCall,
  PhoneIncoming,
  PhoneMissed,
  PhoneOutgoing,
  Server,
  Settings,
  Speech,
  Users,
  ShieldCheck,
  UsersRound,
  Waypoints,
  Webhook,
  type LucideIcon,
  Voicemail,
} from 'lucide-react';

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  permission: string;
  /** Shown only while a PBX is chosen. */
  ofTenant: boolean;
};

export type NavSection = { label: string | null; items: NavItem[] };

const item = (
  href: string,
  label: string,
  icon: LucideIcon,
  permission: string,
  ofTenant = true,
): NavItem => ({ href, label, icon, permission, ofTenant });

/** A page of settings: `ring-groups` is its address and the resource of its permission. */
const setting = (path: string, label: string, icon: LucideIcon, resource = path): NavItem =>
  item(`/settings/${path}`, label, icon, `${resource}:read`);

/** The item that has a count beside it. */
export const TO_CALL_BACK = '/callbacks';

export const NAV: NavSection[] = [
  {
    label: null,
    items: [
      item('/', 'Home', House, 'tenant:read'),
      item('/calls', 'Calls', Phone, 'calls:read'),
      item(TO_CALL_BACK, 'To call back', PhoneMissed, 'calls:read'),
      item('/recordings', 'Recordings', AudioLines, 'recordings:read'),
      item('/voicemail', 'Voicemail', Voicemail, 'voicemail-messages:read'),
      item('/reports', 'Reports', ChartColumn, 'calls:read'),
      item('/exports', 'Exports', FileDown, 'calls:read'),
    ],
  },
  {
    label: 'People & phones',
    items: [
      setting('extensions', 'Extensions', UsersRound),
      setting('ring-groups', 'Ring groups', PhoneCall),
    ],
  },
  {
    label: 'Call handling',
    items: [
      setting('numbers', 'Numbers', PhoneIncoming),
      setting('menus', 'Menus', ListTree),
      setting('queues', 'Queues', Hourglass),
      setting('agents', 'Agents', Headset, 'queues'),
      setting('outgoing', 'Outgoing calls', PhoneOutgoing),
      setting('schedules', 'Schedules', CalendarClock),
      setting('conferences', 'Conferences', Speech),
      setting('services', 'Services', Webhook),
      setting('sounds', 'Sounds', Music),
      setting('block-list', 'Block list', Ban),
      setting('voicemail-boxes', 'Voicemail boxes', Voicemail, 'voicemail'),
      setting('route-map', 'Route map', Waypoints, 'numbers'),
      setting('call-test', 'Test a call', FlaskConical, 'numbers'),
    ],
  },
  {
    label: 'Settings',
    items: [
      setting('recording-policy', 'Recording', Disc, 'recordings'),
      setting('users', 'Users', Users),
      setting('tokens', 'API tokens', KeyRound),
      setting('feature-codes', 'Feature codes', Hash),
      setting('call-permissions', 'Call permissions', ShieldCheck),
      setting('company', 'Company', Settings, 'tenant'),
      setting('voicemail-mail', 'Voicemail e-mail', Mail, 'voicemail'),
    ],
  },
  {
    label: 'Platform',
    items: [
      item('/tenants', 'Tenants', Building2, 'tenants:read', false),
      item('/media-nodes', 'Media nodes', Server, 'media-nodes:read', false),
      item('/trunks', 'Trunks', Cable, 'trunks:read', false),
    ],
  },
];

const ICONS = new Map(NAV.flatMap(({ items }) => items.map(({ href, icon }) => [href, icon])));

/** The icon that the rail has for a page. */
export const iconOfPath = (href: string): LucideIcon => ICONS.get(href) ?? Waypoints;

export type Access = { permissions: readonly string[]; hasTenant: boolean };

/** What this person can open now. */
export function visibleNav({ permissions, hasTenant }: Access): NavSection[] {
  const isShown = ({ permission, ofTenant }: NavItem) =>
    permissions.includes(permission) && (hasTenant || !ofTenant);
  return NAV.map((section) => ({ ...section, items: section.items.filter(isShown) })).filter(
    (section) => section.items.length > 0,
  );
}
