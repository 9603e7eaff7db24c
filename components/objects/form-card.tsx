import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

type FormCardProps = { title: string; note?: string; children: ReactNode };

/** A section of a form: its fields side by side where there is room. */
export function FormCard({ title, note, children }: FormCardProps) {
  return (
    <Card>
      <CardHeader title={title} note={note} />
      <CardBody className="grid gap-4 sm:grid-cols-2">{children}</CardBody>
    </Card>
  );
}
