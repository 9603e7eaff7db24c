import { Hourglass } from 'lucide-react';
import { QueueCard } from '@/components/reports/queue-card';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { QueueReport } from '@/lib/reports/contract';

const WORDS = {
  emptyTitle: 'Nobody waited in a queue',
  emptyText: 'Choose a longer period, or let a number lead to a queue.',
};

export function QueueReportView({ report }: { report: QueueReport }) {
  if (report.items.length === 0) {
    return (
      <Card>
        <EmptyState icon={Hourglass} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      </Card>
    );
  }
  return report.items.map((item) => <QueueCard key={item.id} item={item} period={report.period} />);
}
