import { redirect } from 'next/navigation';
import { requireScope } from '@/lib/access/require-scope';

export default async function ReportsPage() {
  await requireScope('calls:read');
  redirect('/reports/calls');
}
