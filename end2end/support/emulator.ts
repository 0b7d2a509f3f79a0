// The emulator as tests see it: its control plane, and the cloud's own operations.
import { expect } from '@playwright/test'
import { call } from './acs.mjs'

/** The fields of DescribeDBClusterMigration that tests read, in the cloud's words. */
export type Migration = {
  MigrationStatus: string
  DBClusterReadWriteMode: string
  RdsReadWriteMode: string
  Topologies: string
  DelayedSeconds: number
  ExpiredTime: string
  SourceRDSDBInstanceId: string
  DBClusterEndpointList: Endpoint[]
  RdsEndpointList: Endpoint[]
}
export type Endpoint = { EndpointType: string; AddressItems: Address[] }
export type Address = { ConnectionString: string; NetType: string; Port: string; SSLEnabled: string }

/** One call the emulator has seen. */
export type Call = {
  seq: number
  action: string
  cluster: string | null
  access_key_id: string
  parameters: Record<string, string>
  code: string | null
}

/** Trouble for the next calls of an action. */
export type Fault = {
  action?: string
  cluster?: string
  times?: number
  kind: 'throttle' | 'error' | 'slow' | 'drop_before' | 'drop_after' | 'hold'
  status?: number
  code?: string
  ms?: number
}

const DEFAULT_ACCOUNT = '1000000000000001'

const WRITES = /^(Modify|Close|Abort|Continue|Create)/

export class Emulator {
  constructor(readonly url: string) {}

  /** Back to the start of a scenario, with the clock running at its first speed. */
  reset(scenario: 'demo' | 'empty' | 'fleet-1000' = 'demo'): Promise<void> {
    return this.control('reset', { scenario })
  }

  /** Puts a scenario of the test's own in the place of everything. */
  async load(scenario: string): Promise<void> {
    const answer = await fetch(`${this.url}/_emulator/scenario`, { method: 'POST', body: scenario })
    if (!answer.ok) throw new Error(`scenario: ${await answer.text()}`)
  }

  clock(change: { speed?: number; paused?: boolean; advance_seconds?: number }): Promise<void> {
    return this.control('clock', change)
  }

  fault(fault: Fault): Promise<void> {
    return this.control('faults', fault)
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/_emulator/faults`, { method: 'DELETE' })
  }

  /** Makes a resource say something else, for instance a delay. */
  set(cluster: string, change: { delay_seconds?: number | null; comment?: string }): Promise<void> {
    return this.control('set', { cluster, ...change })
  }

  /** Makes a source be in another state, or have other facts. */
  setSource(instance: string, change: { status?: string; facts?: Record<string, unknown> }): Promise<void> {
    return this.control('set', { instance, ...change })
  }

  /** Gives the account its roles, or takes them. */
  setAccount(change: { dts_role?: boolean; service_linked_role?: boolean }): Promise<void> {
    return this.control('set', { account: DEFAULT_ACCOUNT, ...change })
  }

  /** Decides what the vendor's documents leave open. */
  choose(choices: Record<string, unknown>): Promise<void> {
    return this.control('choices', choices)
  }

  /** Lets a transition that was held end. */
  release(cluster: string): Promise<void> {
    return this.control('release', { cluster })
  }

  async calls(): Promise<Call[]> {
    const answer = await fetch(`${this.url}/_emulator/calls`)
    return ((await answer.json()) as { calls: Call[] }).calls
  }

  async writes(): Promise<Call[]> {
    return (await this.calls()).filter(seen => WRITES.test(seen.action))
  }

  /** How often anybody has looked at the migration of a cluster. */
  async looks(cluster: string): Promise<number> {
    const calls = await this.calls()
    return calls.filter(seen => seen.action === 'DescribeDBClusterMigration' && seen.cluster === cluster).length
  }

  async migration(cluster: string): Promise<Migration> {
    const { body } = await this.polardb('DescribeDBClusterMigration', { DBClusterId: cluster })
    return body as Migration
  }

  /** A call somebody else makes, outside of Polarshift. */
  polardb(action: string, parameters: Record<string, string>) {
    return call(this.url, 'polardb', action, parameters)
  }

  /** Somebody starts a switch without endpoints with another tool. */
  startSwitch(cluster: string): Promise<void> {
    return this.modify(cluster, cluster)
  }

  /** Somebody switches with another tool, and it has taken effect. */
  async switchElsewhere(cluster: string): Promise<void> {
    await this.startSwitch(cluster)
    await this.until(cluster, 'POLARDB2RDS_SYNCING')
  }

  async rollBackElsewhere(cluster: string): Promise<void> {
    await this.modify(cluster, (await this.migration(cluster)).SourceRDSDBInstanceId)
    await this.until(cluster, 'RDS2POLARDB_SYNCING')
  }

  until(cluster: string, status: string): Promise<void> {
    return expect.poll(async () => (await this.migration(cluster)).MigrationStatus).toBe(status)
  }

  private async modify(cluster: string, master: string): Promise<void> {
    const { SourceRDSDBInstanceId } = await this.migration(cluster)
    const { status, body } = await this.polardb('ModifyDBClusterMigration', {
      DBClusterId: cluster,
      SourceRDSDBInstanceId,
      NewMasterInstanceId: master,
      SwapConnectionString: 'false',
    })
    if (status !== 200) throw new Error(`ModifyDBClusterMigration: ${JSON.stringify(body)}`)
  }

  private async control(what: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.url}/_emulator/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`/_emulator/${what}: ${answer.status} ${await answer.text()}`)
  }
}
