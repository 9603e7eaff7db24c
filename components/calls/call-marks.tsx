import { Disc, Star, Voicemail } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Call } from '@/lib/calls/contract';

const WORDS = {
  simulated: 'Simulated',
  recorded: 'Recorded',
  voicemail: 'Left a message',
  rating: (rating: number) => `Rated ${rating} of 5`,
  tag: 'Tag',
};

const ICON = 'size-3.5 shrink-0 text-muted-foreground';

type CallMarksProps = {
  call: Pick<Call, 'simulated' | 'recorded' | 'voicemail' | 'rating' | 'tags'>;
  /** Names of tags by their ids. */
  tags: ReadonlyMap<string, string>;
};

/** What a call has beside its facts: a sign each, with its word for who does not see it. */
export function CallMarks({ call, tags }: CallMarksProps) {
  const names = call.tags.flatMap((id) => tags.get(id) ?? []);
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 align-middle">
      {call.recorded ? <Disc className={ICON} aria-label={WORDS.recorded} role="img" /> : null}
      {call.voicemail ? (
        <Voicemail className={ICON} aria-label={WORDS.voicemail} role="img" />
      ) : null}
      {call.rating === null ? null : (
        <span
          role="img"
          aria-label={WORDS.rating(call.rating)}
          className="inline-flex items-center gap-0.5 text-meta"
        >
          <Star className={ICON} aria-hidden />
          {call.rating}
        </span>
      )}
      {names.length > 0 ? (
        <Badge className="min-w-0">
          <span className="sr-only">{WORDS.tag} </span>
          <span className="truncate">{names.join(', ')}</span>
        </Badge>
      ) : null}
      {call.simulated ? <Badge tone="info">{WORDS.simulated}</Badge> : null}
    </span>
  );
}
