import {
  Building2,
  House,
  KeyRound,
  Phone,
  PhoneIncoming,
  Server,
  Settings,
  Users,
  UsersRound,
  type LucideIcon,
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

export const NAV: NavSection[] = [
  {
    label: null,
    items: [
      { href: '/', label: 'Home', icon: House, permission: 'tenant:read', ofTenant: true },
      { href: '/calls', label: 'Calls', icon: Phone, permission: 'calls:read', ofTenant: true },
    ],
  },
  {
    label: 'People & phones',
    items: [
      {
        href: '/settings/extensions',
        label: 'Extensions',
        icon: UsersRound,
        permission: 'extensions:read',
        ofTenant: true,
      },
    ],
  },
  {
    label: 'Call handling',
    items: [
      {
        href: '/settings/numbers',
        label: 'Numbers',
        icon: PhoneIncoming,
        permission: 'numbers:read',
        ofTenant: true,
      },
    ],
  },
  {
    label: 'Settings',
    items: [
      {
        href: '/settings/users',
        label: 'Users',
        icon: Users,
        permission: 'users:read',
        ofTenant: true,
      },
      {
        href: '/settings/tokens',
        label: 'API tokens',
        icon: KeyRound,
        permission: 'tokens:read',
        ofTenant: true,
      },
      {
        href: '/settings/company',
        label: 'Company',
        icon: Settings,
        permission: 'tenant:read',
        ofTenant: true,
      },
    ],
  },
  {
    label: 'Platform',
    items: [
      {
        href: '/tenants',
        label: 'Tenants',
        icon: Building2,
        permission: 'tenants:read',
        ofTenant: false,
      },
      {
        href: '/media-nodes',
        label: 'Media nodes',
        icon: Server,
        permission: 'media-nodes:read',
        ofTenant: false,
      },
    ],
  },
];

export type Access = { permissions: readonly string[]; hasTenant: boolean };

/** What this person can open now. */
export function visibleNav({ permissions, hasTenant }: Access): NavSection[] {
  const isShown = (item: NavItem) =>
    permissions.includes(item.permission) && (hasTenant || !item.ofTenant);
  return NAV.map((section) => ({ ...section, items: section.items.filter(isShown) })).filter(
    (section) => section.items.length > 0,
  );
}
