import type { Metadata } from 'next';
import { attentionOf } from '@/app/(cabinet)/home-attention';
import { readHome } from '@/app/(cabinet)/home-data';
import { ToCallBackCard } from '@/components/callbacks/to-call-back-card';
import { AttentionCard } from '@/components/home/attention-card';
import { DayCard } from '@/components/home/day-card';
import { Figures } from '@/components/home/figures';
import { FirstStepsCard } from '@/components/home/first-steps';
import { OnlineCard } from '@/components/home/online-card';
import { RecentCallsCard } from '@/components/home/recent-calls-card';
import { RouteProblemsCard } from '@/components/home/route-problems-card';
import { NodesCard } from '@/components/media-nodes/nodes-card';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';

const WORDS = {
  title: 'Home',
  today: (zone: string) => `Today, in ${zone.replaceAll('_', ' ')}`,
};
const REFRESH_SECONDS = 15;

export const metadata: Metadata = { title: WORDS.title };

export default async function HomePage() {
  const scope = await requireScope('tenant:read');
  const home = await readHome(scope);
  const { tenant } = home;
  const isFresh = !Object.values(home.steps).every(Boolean);
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      <PageHeader title={tenant.name} note={WORDS.today(tenant.timezone)} />
      <AttentionCard items={attentionOf(home)} />
      <RouteProblemsCard problems={home.problems} />
      {isFresh && scope.permissions.has('extensions:write') ? (
        <FirstStepsCard steps={home.steps} />
      ) : null}
      <Figures today={home.today} />
      <DayCard today={home.today} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {home.toCallBack ? (
          <ToCallBackCard {...home.toCallBack} timeZone={tenant.timezone} />
        ) : null}
        <RecentCallsCard calls={home.calls} timeZone={tenant.timezone} />
        <OnlineCard extensions={home.shown} canWrite={scope.permissions.has('extensions:write')} />
        {home.nodes ? <NodesCard nodes={home.nodes} /> : null}
      </div>
    </>
  );
}
