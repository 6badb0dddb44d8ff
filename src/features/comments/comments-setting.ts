import { defineSetting, type SettingProblem, settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { describeValue } from '../../text/describe-value.ts'

/** Where readers of a note can write to its author; see {@link CommentsConfig}. */
export type Comments =
  | {
      readonly kind: 'giscus'
      readonly repo: string
      readonly repoId: string
      readonly category: string
      readonly categoryId: string
    }
  | { readonly kind: 'frame'; readonly frame: string }

/** What a garden's config may say of comments. */
export interface CommentsConfig {
  /**
   * Discussions of a repository on GitHub, as https://giscus.app names them, or a page of one's own to frame, where `{path}`
   * stands for the address of the note: `https://talk.example/?page={path}`.
   */
  readonly comments?:
    | {
        readonly repo: string
        readonly repoId: string
        readonly category: string
        readonly categoryId: string
      }
    | { readonly frame: string }
}

const giscusKeys = ['repo', 'repoId', 'category', 'categoryId'] as const
const expected =
  'expected { "frame": "https://…" }, or "repo", "repoId", "category" and "categoryId" as giscus.app gives them'

export const commentsSetting = defineSetting<Comments | undefined>({
  name: 'comments',
  about: 'Where readers of a note can write to its author.',
  usual: undefined,
  read(value) {
    if (typeof value !== 'object' || value === null)
      return [{ problem: `found ${describeValue(value)}, ${expected}` }]
    const given = value as Readonly<Record<string, unknown>>
    return 'frame' in given ? readFrame(given) : readGiscus(given)
  },
})

/** The host that a garden's comments come from; undefined where it has none. */
export function commentsHost(options: Pick<GardenOptions, 'settings'>): string | undefined {
  const comments = settingOf(options, commentsSetting)
  if (comments === undefined) return undefined
  return comments.kind === 'giscus' ? 'giscus.app' : new URL(comments.frame).host
}

type Read = { readonly value: Comments } | readonly SettingProblem[]

function readFrame({ frame, ...rest }: Readonly<Record<string, unknown>>): Read {
  const [other] = Object.keys(rest)
  if (other !== undefined) return [{ at: other, problem: `unknown setting beside "frame", ${expected}` }]
  const isAddress = typeof frame === 'string' && /^https:\/\/[\w.-]+(?::\d+)?\/[^\s"'<>\\]*$/.test(frame)
  return isAddress
    ? { value: { kind: 'frame', frame } }
    : [
        {
          at: 'frame',
          problem: `found ${describeValue(frame)}, expected an address that begins with https://`,
        },
      ]
}

function readGiscus(given: Readonly<Record<string, unknown>>): Read {
  const problems = [
    ...Object.keys(given)
      .filter((key) => !giscusKeys.some((known) => known === key))
      .map((at) => ({ at, problem: `unknown setting, ${expected}` })),
    ...giscusKeys
      .filter((key) => typeof given[key] !== 'string' || given[key] === '')
      .map((at) => ({ at, problem: `found ${describeValue(given[at])}, ${expected}` })),
  ]
  const { repo, repoId, category, categoryId } = given
  if (problems.length > 0) return problems
  if (!/^[\w.-]+\/[\w.-]+$/.test(String(repo)))
    return [
      { at: 'repo', problem: `found ${describeValue(repo)}, expected a repository such as "ada/notes"` },
    ]
  return {
    value: {
      kind: 'giscus',
      repo: String(repo),
      repoId: String(repoId),
      category: String(category),
      categoryId: String(categoryId),
    },
  }
}
