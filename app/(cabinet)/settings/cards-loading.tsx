import { CardsSkeleton } from '@/components/ui/page-skeleton';

/** While the page of one object is read. */
export default function Loading() {
  return <CardsSkeleton label="Loading" cards={3} />;
}
