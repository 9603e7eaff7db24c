import type { KamailioProcessOptions } from '../processes/kamailio';
import type { PortPlan } from './ports';
import type { SecretName } from './settings';

export const KAMAILIO_RPC_USER = 'livery';

/** Kamailio's options as they follow from ports and secrets. `address` is where phones reach it. */
export function kamailioOptions(
  plan: PortPlan,
  secrets: Record<SecretName, string>,
  address: string,
): KamailioProcessOptions['config'] {
  return {
    listen: { address, sipPort: plan.sip, wsPort: plan.sipWebSocket },
    rpc: {
      address: '127.0.0.1',
      port: plan.kamailioRpc,
      source: '127.0.0.1',
      user: KAMAILIO_RPC_USER,
      password: secrets.KAMAILIO_RPC_PASSWORD,
    },
    databaseUrl: `mysql://livery_kamailio:${secrets.DB_KAMAILIO_PASSWORD}@127.0.0.1:${plan.mariadb}/kamailio`,
    rtpengine: { host: '127.0.0.1', port: plan.rtpengine },
    secrets: { nonce: secrets.KAMAILIO_AUTH_SECRET, dialog: secrets.KAMAILIO_DIALOG_SECRET },
  };
}
