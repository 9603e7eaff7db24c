import type { DestinationState } from './dispatcher-list';
import type { TrunkAccountState } from './trunk-accounts';

/** What Kamailio can be asked about trunks. Throws ProxyUnavailable or ProxyRefused. */
export interface TrunkObserver {
  trunkAccounts(): Promise<TrunkAccountState[]>;
  /** The last refusal of a registration of this account (`<username>@<domain>`): "403 Forbidden". */
  trunkRefusal(account: string): Promise<string | null>;
  dispatcherState(): Promise<DestinationState[]>;
  trunkCalls(setId: number): Promise<number>;
}
