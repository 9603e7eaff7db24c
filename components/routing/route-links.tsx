import { FlaskConical, Waypoints } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';

const WORDS = {
  test: 'Test a call',
  testOf: (called: string) => `Test a call to ${called}`,
  map: 'Route map',
  mapOf: (name: string) => `Route map from ${name}`,
};

type RouteLinksProps = {
  id: string;
  name: string;
  /** As it is dialled; null: it is not. */
  dialed: string | null;
};

/** From a thing to the test of a call to it, and to where calls can go from it. */
export function RouteLinks({ id, name, dialed }: RouteLinksProps) {
  return (
    <>
      {dialed === null ? null : (
        <ButtonLink
          size="sm"
          href={`/settings/call-test?${new URLSearchParams({ dialed })}`}
          aria-label={WORDS.testOf(dialed)}
        >
          <FlaskConical aria-hidden />
          {WORDS.test}
        </ButtonLink>
      )}
      <ButtonLink
        size="sm"
        href={`/settings/route-map?${new URLSearchParams({ from: id })}`}
        aria-label={WORDS.mapOf(name)}
      >
        <Waypoints aria-hidden />
        {WORDS.map}
      </ButtonLink>
    </>
  );
}
