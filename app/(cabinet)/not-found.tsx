import { MapPinOff } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

const WORDS = {
  title: 'There is nothing here',
  text: 'It was removed, it never was, or it is not for you to see.',
  home: 'Go to Home',
};

export default function NotFoundInCabinet() {
  return (
    <EmptyState
      icon={MapPinOff}
      title={WORDS.title}
      text={WORDS.text}
      action={
        <ButtonLink variant="primary" href="/">
          {WORDS.home}
        </ButtonLink>
      }
    />
  );
}
