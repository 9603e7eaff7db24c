import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, Phone, type LucideIcon } from 'lucide-react';
import {
  directionWords,
  resultTone,
  resultWords,
  type CallDirection,
} from '@/components/calls/call-words';
import { StatusDot } from '@/components/ui/status-dot';

const ICONS: Record<CallDirection, LucideIcon> = {
  internal: ArrowLeftRight,
  inbound: ArrowDownLeft,
  outbound: ArrowUpRight,
};

export function DirectionMark({ direction }: { direction: string }) {
  const Icon = ICONS[direction as CallDirection] ?? Phone;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <Icon className="size-3.5 text-muted-foreground" aria-hidden />
      {directionWords(direction)}
    </span>
  );
}

export function ResultDot({ result }: { result: string }) {
  return <StatusDot tone={resultTone(result)}>{resultWords(result)}</StatusDot>;
}
