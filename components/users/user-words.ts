import type { Tone } from '@/components/ui/status-dot';
import type { User } from '@/lib/users/contract';

export const ROLE_WORDS: Record<User['role'], { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Everything in this PBX, and who else is an owner.' },
  admin: { name: 'Admin', may: 'Everything in this PBX except making owners.' },
  supervisor: { name: 'Supervisor', may: 'Sees extensions, numbers and all calls.' },
  user: { name: 'User', may: 'Sees the own extension and its calls.' },
  auditor: { name: 'Auditor', may: 'Reads everything, changes nothing.' },
};

export const STATUS_WORDS: Record<User['status'], { name: string; tone: Tone }> = {
  active: { name: 'Active', tone: 'success' },
  disabled: { name: 'Disabled', tone: 'neutral' },
};
