import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { onTestFinished } from 'vitest'

/** Who the provider knows. */
const groupsByName: Readonly<Record<string, readonly string[]>> = { ann: ['board', 'staff'], bob: ['staff'] }

/** A provider of OpenID Connect, whose sign-in takes any password. */
export async function startProvider(hubPort: number): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'hub',
        client_secret: 'between us',
        redirect_uris: [`http://127.0.0.1:${hubPort}/-/signed-in`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    cookies: { keys: ['for tests'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, groups: groupsByName[id] }),
    }),
  })
  server.on('request', provider.callback())
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return issuer
}

/** How a hub knows it. */
export function signInBy(issuer: string) {
  return { issuer, clientId: 'hub', clientSecret: 'between us', groupsClaim: 'groups', scopes: 'profile' }
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
