import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNotePath, listFiles } from '../list-files.mjs'

const notesDir = 'notes'

/**
 * An Eleventy configuration that does the least a garden needs: every note a page at its own path, wiki-links resolved
 * by name or path, and a list of backlinks below each note.
 */
export function configure(eleventy) {
  const paths = listFiles(notesDir).filter(isNotePath)
  const findNote = createFinder(paths)
  const backlinksByPath = collectBacklinks(paths, findNote)
  eleventy.setUseGitIgnore(false)
  eleventy.addGlobalData('permalink', () => (data) => `${addressOf(pathOf(data.page))}index.html`)
  eleventy.amendLibrary('md', (markdown) => {
    markdown.set({ html: true })
    markdown.inline.ruler.before('link', 'wiki-link', (state, silent) =>
      readWikiLink(state, silent, findNote),
    )
  })
  eleventy.addTransform('frame', function (content) {
    const path = pathOf(this.page)
    return renderFrame(path, content, backlinksByPath.get(path) ?? [])
  })
  return { markdownTemplateEngine: false, templateFormats: ['md'] }
}

function pathOf(page) {
  return page.inputPath.replace(/^\.\//, '').slice(notesDir.length + 1)
}

function addressOf(path) {
  return `/${path.slice(0, -'.md'.length)}/`
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1, -'.md'.length)
}

/** Finds a target by its whole path, else by its last part; the first note by path wins. */
function createFinder(paths) {
  const found = new Map()
  for (const path of paths) {
    for (const key of [path.slice(0, -'.md'.length), nameOf(path)]) {
      const folded = key.toLowerCase()
      if (!found.has(folded)) found.set(folded, path)
    }
  }
  return (target) => {
    const key = target.split('#')[0].trim().toLowerCase().replace(/\.md$/, '')
    return found.get(key) ?? found.get(key.slice(key.lastIndexOf('/') + 1))
  }
}

function collectBacklinks(paths, findNote) {
  const sourcesByPath = new Map()
  for (const source of paths) {
    const text = readFileSync(join(notesDir, source), 'utf8')
    for (const [, target] of text.matchAll(/\[\[([^[\]|\n]+)/g)) {
      const path = findNote(target)
      if (path === undefined) continue
      const sources = sourcesByPath.get(path) ?? new Set()
      sourcesByPath.set(path, sources.add(source))
    }
  }
  return new Map([...sourcesByPath].map(([path, sources]) => [path, [...sources]]))
}

function readWikiLink(state, silent, findNote) {
  if (!state.src.startsWith('[[', state.pos)) return false
  const end = state.src.indexOf(']]', state.pos)
  if (end < 0 || end >= state.posMax) return false
  if (!silent) {
    const [target, text] = state.src.slice(state.pos + 2, end).split('|')
    const path = findNote(target)
    const open = state.push(path ? 'link_open' : 'wanted_open', path ? 'a' : 'span', 1)
    if (path) open.attrs = [['href', encodeURI(addressOf(path))]]
    state.push('text', '', 0).content = text ?? target
    state.push(path ? 'link_close' : 'wanted_close', path ? 'a' : 'span', -1)
  }
  state.pos = end + 2
  return true
}

function renderFrame(path, content, sources) {
  const title = escapeHtml(nameOf(path))
  const items = sources.map(
    (source) => `<li><a href="${encodeURI(addressOf(source))}">${escapeHtml(nameOf(source))}</a></li>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main><aside><ul>${items.join('')}</ul></aside></body></html>
`
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
