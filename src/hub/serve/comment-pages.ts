import type { Context, Hono } from 'hono'
import type { Query } from '../database/database.ts'
import { pathOf } from '../gardens/garden-record.ts'
import { isReadable, type Verdicts } from '../gardens/verdicts.ts'
import type { CommentThread } from '../together/comments.ts'
import { listCommented } from '../together/drafts.ts'
import type { Directory, KnownGarden } from './directory.ts'
import { lookUp } from './look-up.ts'
import { asText, linkBeside, pathBehindGarden, showOwnPage } from './own-page.ts'

/** What pages of comments need. */
interface CommentPages {
  readonly directory: Directory
  readonly query: Query
  readonly groupsOf: (c: Context) => Promise<ReadonlySet<string>>
  /** What is answered for whatever there is not, and whatever somebody may not read. */
  readonly showMissing: (c: Context) => Promise<Response>
}

const style =
  'article{border-top:1px solid;margin-top:1rem}blockquote{margin:.5rem 0;padding-inline-start:.5rem;border-inline-start:3px solid goldenrod}'

/** Adds what is said beside notes, for who may read them: a list of a garden's notes with comments, and a page for each. */
export function addComments(app: Hono, { directory, query, groupsOf, showMissing }: CommentPages): void {
  app.get('/-/comments/:tenant/:name/', showList)
  app.get('/-/comments/:tenant/:name/*', showNote)

  async function findGarden(
    c: Context,
  ): Promise<{ readonly garden: KnownGarden; readonly verdicts: Verdicts } | undefined> {
    const path = `${c.req.param('tenant')}/${c.req.param('name')}`
    const groups = await groupsOf(c)
    const looked = lookUp(directory, path, (garden) => directory.verdictsFor(garden, groups))
    return looked && { garden: looked.garden, verdicts: looked.answer }
  }

  async function showList(c: Context): Promise<Response> {
    const { garden, verdicts } = (await findGarden(c)) ?? {}
    if (garden === undefined || verdicts === undefined) return showMissing(c)
    const notes = await listCommented(query, garden.id)
    const links = notes.filter(({ path }) => isReadable(verdicts, path)).map(({ path }) => linkBeside(path))
    const list = links.length === 0 ? '<p>There are no comments.</p>' : `<ul>\n${links.join('\n')}\n</ul>`
    return showOwnPage(c, { title: `Comments in ${pathOf(garden)}`, body: list })
  }

  async function showNote(c: Context): Promise<Response> {
    const { garden, verdicts } = (await findGarden(c)) ?? {}
    const path = pathBehindGarden(c)
    const mayRead = verdicts !== undefined && path !== undefined && isReadable(verdicts, path)
    if (garden === undefined || !mayRead) return showMissing(c)
    const [found] = await listCommented(query, garden.id, path)
    if (found === undefined) return showMissing(c)
    const { documentOf, listThreads } = await import('../together/comments.ts')
    const threads = listThreads(documentOf(found.state)).map(renderThread)
    return showOwnPage(c, { title: `Comments on ${path}`, body: threads.join('\n'), style })
  }
}

function renderThread({ id, start, replies, settled, at }: CommentThread): string {
  const said = [start, ...replies].map(
    ({ by, at, text }) =>
      `<p dir="auto"><strong>${asText(by)}</strong> <time datetime="${asText(at)}">${asText(at.slice(0, 16).replace('T', ' '))}</time><br>${asText(text).replaceAll('\n', '<br>')}</p>`,
  )
  const end = settled?.isSettled === true ? `<p>Resolved by ${asText(settled.by)}</p>` : ''
  const gone = at === undefined ? '<p>The text that this is about was removed:</p>\n' : ''
  return `<article id="c-${asText(id)}">
${gone}<blockquote dir="auto">${asText(start.quote)}</blockquote>
${said.join('\n')}
${end}
</article>`
}
