import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import { type PageWords, pageWords } from '../../model/interface/page-words.ts'
import type { LinkedOutline, OutlineRegion } from '../../model/map-outline.ts'
import type { Href, NoteLink } from '../../model/page.ts'
import { renderLink } from '../../site/note-lists.ts'
import { renderStage } from '../../site/stage-mark.ts'
import { drawMap } from './map-drawing.ts'

/** What the map's page shows. */
export interface MapPage {
  /** Folder of the map's files. */
  readonly files: Href
  readonly outline: LinkedOutline
  /** The file of other gardens' lands, where there are any. */
  readonly neighbours?: Href
}

/**
 * The map before any script runs: a drawing of its regions, and the same as a list of regions with the notes that
 * matter most in each. The script puts the map that can be moved in the drawing's place and fills the list further.
 */
export function renderMap({ files, outline, neighbours }: MapPage, { frame, words }: PartContext): string {
  const size = words.listOfTwo(
    words.countNotes(outline.notes, words.number(outline.notes)),
    words.countLinks(outline.links, words.number(outline.links)),
  )
  const drawing = drawMap(outline, `${words.map}: ${words.list(outline.regions.map(({ name }) => name))}`)
  const attributes = [
    `data-files="${escapeAttribute(files)}" data-home="${escapeAttribute(frame.home)}"`,
    ...(neighbours === undefined ? [] : [`data-neighbours="${escapeAttribute(neighbours)}"`]),
    ...(outline.version === '' ? [] : [`data-version="${escapeAttribute(outline.version)}"`]),
  ].join(' ')
  return `<hortus-map ${attributes}>
<h1>${words.map}</h1>
<p class="lead">${outline.notes === 0 ? words.emptyGarden : size}</p>
${drawing}
<nav class="map-list" aria-label="${words.map}">
<ul class="map-regions">
${outline.regions.map((region) => renderRegion(region, pageWords(frame.interface))).join('\n')}
</ul>
</nav>
</hortus-map>`
}

function renderRegion(region: OutlineRegion<NoteLink>, words: PageWords): string {
  // A region may hold tags or wanted notes alone.
  const count =
    region.notes === 0
      ? ''
      : ` <span class="count">${words.countNotes(region.notes, words.number(region.notes))}</span>`
  const notes = region.marks.map((mark) => `<li>${renderLink(mark)}${renderStage(mark.stage, words)}</li>`)
  const list = notes.length === 0 ? '' : `\n<ul>\n${notes.join('\n')}\n</ul>`
  // An address of the map that chooses this region leads to its line where no script draws.
  return `<li id="region=${escapeAttribute(region.id)}" data-region="${escapeAttribute(region.id)}" data-hue="${region.hue}"><h2>${escapeText(region.name)}</h2>${count}${list}</li>`
}

/** Asks for everything that the first picture needs at once, instead of one thing after another. */
export function renderMapHead({ files, outline }: MapPage, { frame }: PartContext): string {
  if (outline.version === '') return ''
  const { mapScripts = [] } = frame.assets
  return [
    `<link rel="preload" href="${escapeAttribute(`${files}overview.bin?v=${outline.version}`)}" as="fetch" crossorigin>\n`,
    ...mapScripts.map((script) => `<link rel="modulepreload" href="${escapeAttribute(script)}">\n`),
  ].join('')
}
