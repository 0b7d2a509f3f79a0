// moto, the emulator of another cloud, as a peer: its development server with a thousand clusters.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { Measured } from './process.mjs'
import { same } from './load.mjs'

const CLUSTERS = 1000
// Unsigned, but it says which service is meant; moto does not look at the rest.
const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/rds/aws4_request, SignedHeaders=host, Signature=0'

/** @returns {Promise<number>} */
function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** @param {string} url @param {string} action */
async function call(url, action) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/x-www-form-urlencoded' },
    body: `Version=2014-10-31&Action=${action}`,
  })
  await answer.text()
  if (!answer.ok) throw new Error(`moto answered ${answer.status} to ${action}`)
}

/** @param {string} url */
async function firstAnswer(url) {
  for (;;) {
    try {
      return await call(url, 'DescribeDBClusters')
    } catch {
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
}

/**
 * Starts moto and fills it. Start-up is measured to its first answer.
 * @param {string} binary path of moto_server
 */
export async function startMoto(binary) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(binary, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  await firstAnswer(url)
  const server = new Measured(child, url, performance.now() - began)
  const empty = server.memory()
  for (let i = 0; i < CLUSTERS; i += 1) {
    await call(url, `CreateDBCluster&DBClusterIdentifier=c${i}&Engine=aurora-mysql&MasterUsername=root&MasterUserPassword=secret99`)
  }
  const body = 'Version=2014-10-31&Action=DescribeDBClusters&DBClusterIdentifier=c500'
  const head = [
    'POST / HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: ${AUTHORIZATION}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ]
  return { server, empty, perCluster: (server.memory() - empty) / CLUSTERS, byId: same(`${head.join('\r\n')}\r\n\r\n${body}`) }
}
