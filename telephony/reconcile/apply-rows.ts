import type { ProxyPort } from '@/telephony/ports';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import { changedRows, mergeIntents, planIntents, type RowPlan } from './plan-rows';
import { tellProxy, type IntentNotes } from './proxy-intents';
import type { Step } from './step';

export interface RowPorts {
  proxy: ProxyStore;
  proxyPort: ProxyPort;
  intents: IntentNotes;
  step: Step;
}

/**
 * Rows, then what Kamailio caches of them. Throws when Kamailio or its database is away; run again,
 * it goes on where it stopped.
 */
export async function applyRows(ports: RowPorts, tenantId: string, plan: RowPlan): Promise<void> {
  const { proxy, proxyPort, intents, step } = ports;
  const noted = await intents.read(tenantId);
  const all = mergeIntents(noted, planIntents(plan));
  if (all.length > noted.length) await intents.write(tenantId, all);
  await step('intents-noted');
  if (changedRows(plan) > 0) await proxy.apply(plan);
  await step('rows-written');
  if (all.length === 0) return;
  await tellProxy(proxyPort, proxy, all);
  await step('proxy-told');
  await intents.clear(tenantId);
}
