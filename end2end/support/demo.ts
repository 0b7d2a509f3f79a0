// The clusters of the emulator's demo scenario that tests use, named by the state they are in.
export type Cluster = { id: string; region: string }

export const demo = {
  /** Synchronizing, with a small delay and a private pair of endpoints that fit. */
  syncing: { id: 'pc-bp1billing0000001', region: 'cn-hangzhou' },
  /** Switched with endpoints, not by Polarshift. */
  switched: { id: 'pc-bp1payments000001', region: 'cn-hangzhou' },
  /** Switched without endpoints, not by Polarshift. */
  switchedWithoutEndpoints: { id: 'pc-bp1sessions000001', region: 'cn-hangzhou' },
  failedPrecheck: { id: 'pc-bp1invoices000001', region: 'cn-hangzhou' },
  cloning: { id: 'pc-bp1catalog0000001', region: 'cn-hangzhou' },
  switching: { id: 'pc-bp1checkout000001', region: 'cn-hangzhou' },
  neverMigrated: { id: 'pc-bp1loyalty0000001', region: 'cn-hangzhou' },
  /** Synchronizing, 95 seconds behind. */
  lagging: { id: 'pc-wz9warehouse00001', region: 'cn-shenzhen' },
  /** Synchronizing; nobody knows how far behind. */
  delayUnknown: { id: 'pc-wz9reports0000001', region: 'cn-shenzhen' },
  rollingBack: { id: 'pc-wz9ledger00000001', region: 'cn-shenzhen' },
  closing: { id: 'pc-wz9shipping000001', region: 'cn-shenzhen' },
  /** Synchronizing, with less than a day left. */
  expiring: { id: 'pc-gs5tickets0000001', region: 'ap-southeast-1' },
  /** Synchronizing; ports of the primary endpoints differ. */
  otherPorts: { id: 'pc-gs5inventory00001', region: 'ap-southeast-1' },
  /** Synchronizing; SSL is on at the source and off at the cluster. */
  otherSsl: { id: 'pc-gs5insights000001', region: 'ap-southeast-1' },
  /** Completed long ago. */
  completed: { id: 'pc-bp1archive0000001', region: 'cn-hangzhou' },
  /** A major version upgrade, not a migration from RDS. */
  upgrade: { id: 'pc-gs5profiles000002', region: 'ap-southeast-1' },
} satisfies Record<string, Cluster>

/** The address of a cluster's page, or of a dialog over it. */
export function path(cluster: Cluster, dialog = ''): string {
  return `/clusters/${cluster.id}${dialog && `/${dialog}`}?region=${cluster.region}`
}
