// Names of both sides, by the rules of an interchange.
import type { Address, Endpoint, Migration } from './emulator'

export function allNames(endpoints: Endpoint[]): string[] {
  return endpoints.flatMap(({ AddressItems }) => AddressItems.map(address => address.ConnectionString))
}

export function privateNames(endpoints: Endpoint[]): string[] {
  return endpoints
    .flatMap(endpoint => endpoint.AddressItems)
    .filter(address => address.NetType === 'Private')
    .map(address => address.ConnectionString)
}

/** The private name of the source's primary endpoint and the PolarDB name it is swapped with by default. */
export function firstPair(migration: Migration): [string, string] {
  for (const rds of privateAddresses(migration.RdsEndpointList, ['Normal', 'Primary'])) {
    for (const polardb of privateAddresses(migration.DBClusterEndpointList, ['Primary', 'Cluster'])) {
      if (rds.Port === polardb.Port && rds.SSLEnabled === polardb.SSLEnabled) {
        return [rds.ConnectionString, polardb.ConnectionString]
      }
    }
  }
  throw new Error('no pair of private endpoints fits')
}

function privateAddresses(endpoints: Endpoint[], types: string[]): Address[] {
  return endpoints
    .filter(endpoint => types.includes(endpoint.EndpointType))
    .flatMap(endpoint => endpoint.AddressItems)
    .filter(address => address.NetType === 'Private')
}
