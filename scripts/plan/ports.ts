export type Transport = 'tcp' | 'udp';

export interface PortUse {
  part: string;
  port: number;
  transports: readonly Transport[];
}

export interface MediaNodePorts {
  sip: number;
  esl: number;
}

export interface PortRange {
  min: number;
  max: number;
}

export interface PortPlan {
  base: number;
  web: number;
  worker: number;
  mariadb: number;
  sip: number;
  kamailioRpc: number;
  sipWebSocket: number;
  rtpengine: number;
  mediaNodes: readonly MediaNodePorts[];
  rtpengineRtp: PortRange;
  freeswitchRtp: PortRange;
}

/** Every port of an installation follows from one number. */
export function planPorts(base: number, mediaNodeCount = 1): PortPlan {
  return {
    base,
    web: base,
    worker: base + 1,
    mariadb: base + 2,
    sip: base + 3,
    kamailioRpc: base + 4,
    sipWebSocket: base + 5,
    rtpengine: base + 6,
    mediaNodes: Array.from({ length: mediaNodeCount }, (_, index) => ({
      sip: base + 10 + 2 * index,
      esl: base + 11 + 2 * index,
    })),
    rtpengineRtp: { min: base + 1000, max: base + 1999 },
    freeswitchRtp: { min: base + 2000, max: base + 2999 },
  };
}

/** What listens where; media (RTP) ports are taken as calls need them. */
export function portUses(plan: PortPlan): PortUse[] {
  const uses: PortUse[] = [
    { part: 'web', port: plan.web, transports: ['tcp'] },
    { part: 'worker', port: plan.worker, transports: ['tcp'] },
    { part: 'mariadb', port: plan.mariadb, transports: ['tcp'] },
    { part: 'kamailio', port: plan.sip, transports: ['udp', 'tcp'] },
    { part: 'kamailio', port: plan.kamailioRpc, transports: ['tcp'] },
    { part: 'kamailio', port: plan.sipWebSocket, transports: ['tcp'] },
    { part: 'rtpengine', port: plan.rtpengine, transports: ['udp'] },
  ];
  plan.mediaNodes.forEach((node, index) => {
    uses.push(
      { part: `media-${index + 1}`, port: node.sip, transports: ['udp', 'tcp'] },
      { part: `media-${index + 1}`, port: node.esl, transports: ['tcp'] },
    );
  });
  return uses;
}
