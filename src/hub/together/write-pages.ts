import type { Context, Hono } from 'hono'
import { pathOf } from '../gardens/garden-record.ts'
import { everybody, members, verdictsOf } from '../gardens/verdicts.ts'
import type { Directory, KnownGarden } from '../serve/directory.ts'
import { lookUp } from '../serve/look-up.ts'
import { asText, linkBeside, pathBehindGarden, showOwnPage } from '../serve/own-page.ts'
import type { Reader } from '../serve/sessions.ts'
import { isNotePath, mayWrite } from './note-address.ts'
import type { Together } from './together.ts'
import { loadWriteAssets, type WriteAssets } from './write-assets.ts'

/** What the pages need on which people write. */
interface WritePages {
  readonly together: Together
  readonly directory: Directory
  readonly findReader: (c: Context) => Promise<Reader | undefined>
  /** What is answered for whatever there is not, and whatever somebody may not. */
  readonly showMissing: (c: Context) => Promise<Response>
}

/** Whether somebody may write anything of a garden. */
export function mayWriteIn(reader: Reader, garden: KnownGarden): boolean {
  const groups = new Set([everybody, members, ...reader.groups])
  return [garden.permissions, garden.writers].every((granted) => verdictsOf(granted, groups) !== undefined)
}

/** Adds the list of notes that somebody may write, a page for each, and the script that it loads. */
export function addWriting(app: Hono, { together, directory, findReader, showMissing }: WritePages): void {
  let assets: Promise<WriteAssets> | undefined
  const load = (): Promise<WriteAssets> => {
    assets ??= loadWriteAssets()
    return assets
  }
  app.get('/-/write/:tenant/:name/', showList)
  app.get('/-/write/:tenant/:name/*', showNote)
  app.get('/-/writing/:file', async (c) => {
    const file = (await load()).files.get(c.req.param('file'))
    if (file === undefined) return c.notFound()
    return c.body(new Uint8Array(await file.read()), 200, {
      'content-type': file.type,
      'cache-control': 'max-age=31536000, immutable',
    })
  })

  async function findGarden(
    c: Context,
  ): Promise<{ readonly reader: Reader; readonly garden: KnownGarden } | undefined> {
    const path = `${c.req.param('tenant')}/${c.req.param('name')}`
    const reader = await findReader(c)
    if (reader === undefined) return undefined
    const looked = lookUp(directory, path, (garden) => mayWriteIn(reader, garden) || undefined)
    return looked && { reader, garden: looked.garden }
  }

  async function showList(c: Context): Promise<Response> {
    const { reader, garden } = (await findGarden(c)) ?? {}
    if (reader === undefined || garden === undefined) return showMissing(c)
    if (!together.isServing) return showElsewhere(c)
    const own = (await together.list(garden)).filter((path) => mayWrite(reader, { garden, path }))
    return showOwnPage(c, {
      title: `Notes of ${pathOf(garden)}`,
      body: `<ul>\n${own.map(linkBeside).join('\n')}\n</ul>`,
    })
  }

  async function showNote(c: Context): Promise<Response> {
    const { reader, garden } = (await findGarden(c)) ?? {}
    const path = pathBehindGarden(c)
    if (reader === undefined || garden === undefined || path === undefined) return showMissing(c)
    const address = { garden, path }
    if (!isNotePath(path) || !mayWrite(reader, address)) return showMissing(c)
    if (!together.isServing) return showElsewhere(c)
    const epoch = await together.epochOf(address)
    if (epoch === undefined) return showMissing(c)
    const { script, styles } = await load()
    const name = `${pathOf(garden)}/${path}`
    return showOwnPage(c, {
      title: path,
      hasHeading: true,
      // Room for comments beside the text.
      style: 'body{max-width:76rem;margin-block:1rem}',
      mayLoad:
        "script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; font-src 'self' data:; img-src 'self' data:",
      head: [
        ...styles.map((file) => `<link rel="stylesheet" href="/-/writing/${file}">`),
        `<script type="module" src="/-/writing/${script}"></script>`,
      ].join('\n'),
      body: `<header><a href="/-/write/${pathOf(garden)}/">${asText(pathOf(garden))}</a> <strong>${asText(path)}</strong>
<span id="standing" role="status"></span> <ul id="writers" aria-label="Who is here"></ul></header>
<div id="question" role="alert" hidden></div>
<div id="desk"><main id="together" data-document="${asText(name)}" data-epoch="${asText(epoch)}" data-reader="${asText(reader.name)}"></main><aside id="comments" aria-label="Comments"></aside></div>
<noscript>Writing needs JavaScript.</noscript>`,
    })
  }

  function showElsewhere(c: Context): Response {
    return c.text('Another server of the hub has the notes. Try again in some seconds.\n', 503, {
      'retry-after': '3',
      'cache-control': 'no-store',
    })
  }
}
