import type { Context } from 'hono'
import {
  type AddressesAnswer,
  type AddressesRequest,
  editApiPath,
  type TitleAnswer,
  type TitleRequest,
} from '../features/editor/edit-api.ts'
import type { Address } from '../model/page.ts'
import type { Session } from '../session/session.ts'
import { fetchTitle } from './fetch-title.ts'
import { ApiError, readJson } from './read-json.ts'
import { addressOf } from './request-path.ts'
import type { Route } from './route.ts'

/** Most bytes of a request with the addresses of a text that was pasted. */
const maxBytes = 2_097_152

/** The routes that say what the addresses of a pasted text are: pages of this garden, or of the web. */
export function addressRoutes(session: Session, base: string): readonly Route[] {
  const meaningOf = (address: string): AddressesAnswer['meanings'][number] => {
    const [, path = '', hash = ''] = /^([^#]*)#?(.*)$/s.exec(address) ?? []
    const { plan, pageByAddress, garden } = session.snapshot
    const asked = addressOf(path.replace(/\?.*$/s, ''), base)
    if (asked === undefined) return null
    const page = pageByAddress.get(asked) ?? pageByAddress.get(`${asked}/` as Address)
    if (page?.kind === 'note') {
      const note = garden.notesByPath.get(page.path)
      const slug = decoded(hash)
      const heading = slug === '' ? undefined : note?.headings.find((one) => one.slug === slug)
      return { kind: 'note', path: page.path, ...(heading && { heading: heading.text }) }
    }
    for (const [asset, at] of plan.addressByAsset) if (at === asked) return { kind: 'asset', path: asset }
    return null
  }

  const findMeanings = async (c: Context): Promise<AddressesAnswer> => {
    const { addresses } = await readJson<AddressesRequest>(c, maxBytes, { addresses: 'text' })
    return { meanings: addresses.split('\n').map(meaningOf) }
  }

  const findTitle = async (c: Context): Promise<TitleAnswer> => {
    const { address } = await readJson<TitleRequest>(c, 16_384, { address: 'text' })
    if (!/^https?:\/\//i.test(address) || URL.parse(address) === null)
      throw new ApiError(400, 'bad-request', 'Expected "address" to be one of the web')
    return { title: (await fetchTitle(address)) ?? null }
  }

  return [
    {
      method: 'POST',
      path: `${editApiPath}addresses`,
      access: 'api-write',
      handle: async (c) => c.json(await findMeanings(c)),
    },
    {
      method: 'POST',
      path: `${editApiPath}title`,
      access: 'api-write',
      handle: async (c) => c.json(await findTitle(c)),
    },
  ]
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}
