import { readSettingsList } from '../../parse/read-settings-list.ts'
import { deriveTexts, deriveYaml, firstOf, type Places } from './derive-texts.ts'
import { keepsBreaks } from './obsidian-tool.ts'
import { readTomlTexts } from './read-toml-texts.ts'
import type { Derived, Tool, ToolFolder } from './tool.ts'

const endings = ['toml', 'yaml', 'yml', 'json'] as const

/** Where Hugo's settings stand, the first that is there counts. */
const files = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
  endings.map((end) => `${name}.${end}`),
)

/** Parameters of a theme, which most themes read under these names. */
const params: Places = { description: 'description', author: 'author' }

const paramsFiles = endings.map((end) => `config/_default/params.${end}`)

const markupFiles = endings.map((end) => `config/_default/markup.${end}`)

const places: Places = {
  title: 'title',
  address: 'baseURL',
  lang: 'languageCode',
  copyright: 'copyright',
  description: 'params.description',
  author: 'params.author',
}

/** Hugo does not tell the letter case of its settings' names apart; so YAML may have these, and its newest calls the language so. */
const others: readonly Places[] = [{ address: 'baseurl' }, { address: 'baseUrl', lang: 'locale' }]

/** A site of Hugo. */
export const hugo: Tool = {
  name: 'Hugo',
  // `config.*` is a name that many programs take; these are Hugo's own.
  signs: ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'archetypes', 'config/_default'],
  notes: (folder) => {
    const file = firstOf(folder, files) ?? ''
    const source = folder.read(file) ?? ''
    const said = file.endsWith('.toml')
      ? readTomlTexts(source).get('contentdir')
      : readSettingsList(source, 'contentDir')[0]?.text
    return said ?? 'content'
  },
  derive: (folder) => [
    ...deriveFile(folder, firstOf(folder, files), places),
    ...deriveFile(folder, firstOf(folder, paramsFiles), params),
    ...deriveBreaks(folder),
  ],
}

/** Its renderer of Markdown keeps line breaks where it is told so, in whichever form and letter case. */
function deriveBreaks(folder: ToolFolder): readonly Derived[] {
  const file = [...files, ...markupFiles].find((name) =>
    /^[\s"'{,]*hardWraps["']?\s*[:=]\s*true\b/im.test(folder.read(name) ?? ''),
  )
  return file === undefined ? [] : [keepsBreaks(`hardWraps in ${file}`)]
}

function deriveFile(folder: ToolFolder, file: string | undefined, own: Places): readonly Derived[] {
  if (file === undefined) return []
  if (!file.endsWith('.toml')) return [own, ...others].flatMap((some) => deriveYaml(folder, file, some))
  const texts = readTomlTexts(folder.read(file) ?? '')
  return [{ lang: 'locale' }, own].flatMap((some) =>
    deriveTexts(file, some, (place) => texts.get(place.toLowerCase())),
  )
}
