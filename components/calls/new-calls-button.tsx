import { ArrowUp } from 'lucide-react';
import { plural } from '@/components/format';
import { Button } from '@/components/ui/button';

const WORDS = {
  new: (count: number) => plural(count, 'new call', 'new calls'),
  many: (count: number) => `${count} or more new calls`,
};

type NewCallsButtonProps = { count: number; isMany: boolean; onShow: () => void };

/** Floats over the list and takes no room: what somebody reads stays where it is. */
export function NewCallsButton({ count, isMany, onShow }: NewCallsButtonProps) {
  return (
    <div aria-live="polite" className="sticky top-16 z-20 flex h-0 justify-center">
      {count > 0 ? (
        <Button size="sm" variant="primary" className="mt-1 shadow-float" onClick={onShow}>
          <ArrowUp aria-hidden />
          {isMany ? WORDS.many(count) : WORDS.new(count)}
        </Button>
      ) : null}
    </div>
  );
}
