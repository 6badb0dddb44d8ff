import { isIP } from 'node:net'
import { defineSetting, type SettingProblem } from '../../define/setting.ts'
import type { NamedGarden } from '../../model/neighbour.ts'
import { describeValue } from '../../text/describe-value.ts'

/** What a garden's config may say of other gardens. */
export interface GardensConfig {
  /**
   * Other gardens that links may name (`[[kernel:Raft]]`), by the names that ours gives them: where their sites are. `from`
   * says where an inventory is read instead: a folder with the built site, from the garden's top, or as a `file:` address.
   * Only `hortus.config.ts` may say that.
   *
   * @example
   * ```ts
   * gardens: {
   *   kernel: 'https://kernel.example/',
   *   cells: { address: 'https://cells.example/notes/', from: '../cells/site' },
   * }
   * ```
   */
  readonly gardens?: Readonly<Record<string, string | { readonly address: string; readonly from: string }>>
  /** Whether the site tells other gardens the names of its published notes, so that they can link to these; default: true. */
  readonly inventory?: boolean
}

/** As many gardens as a person can keep apart. */
const mostGardens = 50

/** Names that are schemes of addresses mean those in a link. */
const schemes = new Set([
  'http',
  'https',
  'file',
  'mailto',
  'tel',
  'data',
  'javascript',
  'obsidian',
  'dendron',
])

const expectedAddress =
  'expected the address of its site, which begins with https:// (http:// for this machine alone), without ? and #'

export const gardensSetting = defineSetting<readonly NamedGarden[]>({
  name: 'gardens',
  about: 'Other gardens that links may name: where their sites are.',
  usual: [],
  read(value, isData) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [
        {
          problem: `found ${describeValue(value)}, expected names of gardens with the addresses of their sites`,
        },
      ]
    const entries = Object.entries(value)
    if (entries.length > mostGardens)
      return [{ problem: `found ${entries.length} gardens, expected at most ${mostGardens}` }]
    const problems: SettingProblem[] = []
    const gardens: NamedGarden[] = []
    for (const [name, said] of entries) {
      const read = readGarden(name, said, isData)
      if ('problem' in read) problems.push(read)
      else gardens.push(read)
    }
    const keys = gardens.map(({ name }) => name.toLowerCase())
    for (const [i, key] of keys.entries())
      if (keys.indexOf(key) < i)
        problems.push({ at: gardens[i]!.name, problem: 'found the name twice, expected names that differ' })
    if (problems.length > 0) return problems
    return { value: gardens.sort((a, b) => (a.name < b.name ? -1 : 1)) }
  },
})

export const inventorySetting = defineSetting<boolean>({
  name: 'inventory',
  about: 'Whether the site tells other gardens the names of its notes, so that they can link to these.',
  usual: true,
  read: (value) =>
    typeof value === 'boolean'
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected true or false` }],
})

function readGarden(name: string, said: unknown, isData: boolean): NamedGarden | Required<SettingProblem> {
  const wrong = (problem: string, at = name): Required<SettingProblem> => ({ at, problem })
  // It is the name of a file, too.
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(name) || schemes.has(name.toLowerCase()))
    return wrong(
      'expected a name of letters, digits and hyphens, such as "kernel", that no kind of address begins with',
    )
  if (typeof said === 'string') {
    const address = siteAddress(said)
    return address === undefined
      ? wrong(`found ${describeValue(said)}, ${expectedAddress}`)
      : { name: name.normalize('NFC'), address }
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    return wrong(`found ${describeValue(said)}, ${expectedAddress}`)
  const { address: given, from, ...rest } = said as Readonly<Record<string, unknown>>
  const [other] = Object.keys(rest)
  if (other !== undefined) return wrong('unknown setting, expected "address" and "from"', `${name}.${other}`)
  const address = typeof given === 'string' ? siteAddress(given) : undefined
  if (address === undefined)
    return wrong(`found ${describeValue(given)}, ${expectedAddress}`, `${name}.address`)
  if (isData)
    return wrong(
      'a folder of this machine is taken from hortus.config.ts alone, not from JSON, which comes with the notes',
      `${name}.from`,
    )
  if (typeof from !== 'string' || from.trim() === '' || /^(?!file:)[a-z][a-z\d+.-]+:/i.test(from))
    return wrong(`found ${describeValue(from)}, expected a folder with a built site`, `${name}.from`)
  return { name: name.normalize('NFC'), address, from }
}

/** The address of a site as links to it begin, with a slash at its end; undefined for what is none. */
function siteAddress(text: string): string | undefined {
  const url = URL.parse(text) ?? undefined
  if (url === undefined || /[?#\s"'<>\\]/.test(text) || url.username !== '' || url.password !== '')
    return undefined
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))
    return undefined
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** Whether a host's name is that of the machine itself, whatever any name server says. */
export function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
