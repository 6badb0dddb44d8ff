/**
 * Writes web/styles/fallback-faces.css: faces of readers' systems, scaled so that a text takes the same room in them as in
 * ours, and nothing moves when those come. Computed from the files of the faces, or of faces made to the same widths, over
 * the texts of `garden/`. After an update of a face:
 *
 *     npm install --no-save fontkit subset-font dejavu-fonts-ttf @fontsource/{gelasio,tinos,arimo,cousine,noto-serif,noto-sans,roboto}
 *     node test/run/match-fallbacks.mjs
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { create, openSync } from 'fontkit'
import subsetFont from 'subset-font'

const root = new URL('../../', import.meta.url)
const modules = new URL('node_modules/', root)

const text = globSync('garden/**/*.md', { cwd: root })
  .sort()
  .map((path) => readFileSync(new URL(path, root), 'utf8').replace(/^---[\s\S]*?\n---\n|```[\s\S]*?```/g, ''))
  .join(' ')
  .replace(/[^A-Za-z0-9 .,;:'()-]/g, ' ')
  .replace(/ +/g, ' ')

/** How wide the text is in a face, in ems. */
function widthIn(font) {
  const counts = Map.groupBy(text, (char) => char)
  let width = 0
  for (const [char, { length }] of counts)
    width += (font.glyphForCodePoint(char.codePointAt(0)).advanceWidth / font.unitsPerEm) * length
  return width
}

const open = (file) => openSync(new URL(file, modules).pathname)
const variable = async (name, style, wght) => {
  const file = new URL(`@fontsource-variable/${name}/files/${name}-latin-wght-${style}.woff2`, modules)
  return create(
    await subsetFont(readFileSync(file), text, { targetFormat: 'truetype', variationAxes: { wght } }),
  )
}
const fontsource = (name, style = '400-normal') =>
  open(`@fontsource/${name}/files/${name}-latin-${style}.woff2`)
const dejavu = (name) => open(`dejavu-fonts-ttf/ttf/${name}.ttf`)

/** Our faces: those of bold text are of the weight that headings have. */
const serif = {
  regular: await variable('source-serif-4', 'normal', 400),
  bold: await variable('source-serif-4', 'normal', 600),
  italic: await variable('source-serif-4', 'italic', 400),
}
const sans = { regular: await variable('inter', 'normal', 400), bold: await variable('inter', 'normal', 600) }
const mono = { regular: await variable('jetbrains-mono', 'normal', 400) }

const styles = { regular: '400-normal', bold: '700-normal', italic: '400-italic' }
const like = (name, keys = ['regular', 'bold', 'italic']) =>
  Object.fromEntries(keys.map((key) => [key, fontsource(name, styles[key])]))

/** Each family: which of ours it stands for, its own widths, and the names that systems know it by. */
const families = [
  {
    name: 'Like Georgia',
    of: serif,
    faces: like('gelasio'),
    local: {
      regular: ['Georgia'],
      bold: ['Georgia Bold', 'Georgia-Bold'],
      italic: ['Georgia Italic', 'Georgia-Italic'],
    },
  },
  {
    name: 'Like Times',
    of: serif,
    faces: like('tinos'),
    local: {
      regular: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'],
      bold: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold'],
      italic: [
        'Times New Roman Italic',
        'TimesNewRomanPS-ItalicMT',
        'Liberation Serif Italic',
        'Tinos Italic',
      ],
    },
  },
  {
    name: 'Like Noto Serif',
    of: serif,
    faces: like('noto-serif'),
    local: {
      regular: ['Noto Serif', 'NotoSerif', 'NotoSerif-Regular', 'Droid Serif'],
      bold: ['Noto Serif Bold', 'NotoSerif-Bold', 'Droid Serif Bold'],
      italic: ['Noto Serif Italic', 'NotoSerif-Italic', 'Droid Serif Italic'],
    },
  },
  {
    name: 'Like DejaVu Serif',
    of: serif,
    faces: {
      regular: dejavu('DejaVuSerif'),
      bold: dejavu('DejaVuSerif-Bold'),
      italic: dejavu('DejaVuSerif-Italic'),
    },
    local: {
      regular: ['DejaVu Serif', 'DejaVuSerif'],
      bold: ['DejaVu Serif Bold', 'DejaVuSerif-Bold'],
      italic: ['DejaVu Serif Italic', 'DejaVuSerif-Italic'],
    },
  },
  {
    name: 'Like Arial',
    of: sans,
    faces: like('arimo', ['regular', 'bold']),
    local: {
      regular: ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica', 'Arimo'],
      bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica Bold', 'Arimo Bold'],
    },
  },
  {
    name: 'Like Roboto',
    of: sans,
    faces: like('roboto', ['regular', 'bold']),
    local: { regular: ['Roboto', 'Roboto-Regular'], bold: ['Roboto Bold', 'Roboto-Bold'] },
  },
  {
    name: 'Like Noto Sans',
    of: sans,
    faces: like('noto-sans', ['regular', 'bold']),
    local: {
      regular: ['Noto Sans', 'NotoSans-Regular', 'Open Sans', 'Droid Sans'],
      bold: ['Noto Sans Bold', 'NotoSans-Bold', 'Open Sans Bold', 'Droid Sans Bold'],
    },
  },
  {
    name: 'Like DejaVu Sans',
    of: sans,
    faces: { regular: dejavu('DejaVuSans'), bold: dejavu('DejaVuSans-Bold') },
    local: {
      regular: ['DejaVu Sans', 'DejaVuSans', 'Verdana'],
      bold: ['DejaVu Sans Bold', 'DejaVuSans-Bold', 'Verdana Bold'],
    },
  },
  {
    name: 'Like Courier',
    of: mono,
    faces: like('cousine', ['regular']),
    local: { regular: ['Courier New', 'Liberation Mono', 'Cousine'] },
  },
  {
    name: 'Like DejaVu Mono',
    of: mono,
    faces: { regular: dejavu('DejaVuSansMono') },
    local: { regular: ['DejaVu Sans Mono', 'DejaVuSansMono', 'Menlo', 'Droid Sans Mono'] },
  },
]

/** Latin, Greek and Cyrillic letters and signs: those that ours have. Other scripts have faces of their own. */
const scripts = 'U+0-52F, U+1E00-22FF'

const percent = (share) => `${Math.round(share * 10_000) / 100}%`

/** What a style says besides; a bold face stands for the weights that ours has from there on. */
const descriptors = {
  regular: '',
  bold: '  font-weight: 550 700;\n',
  italic: '  font-style: italic;\n',
}

const rules = families.flatMap(({ name, of, faces, local }) =>
  Object.entries(faces).map(([key, face]) => {
    const ours = of[key]
    const scale = widthIn(ours) / widthIn(face)
    const part = (value) => percent(value / ours.unitsPerEm / scale)
    const weight = key === 'bold' ? descriptors.bold : faces.bold ? '  font-weight: 400 549;\n' : ''
    return `@font-face {
  font-family: "${name}";
${key === 'italic' ? descriptors.italic : ''}${weight}  src: ${local[key].map((one) => `local("${one}")`).join(', ')};
  size-adjust: ${percent(scale)};
  ascent-override: ${part(ours.ascent)};
  descent-override: ${part(-ours.descent)};
  line-gap-override: ${part(ours.lineGap)};
  unicode-range: ${scripts};
}
`
  }),
)

const head = '/* Written by test/run/match-fallbacks.mjs, which says why and how. */\n'
writeFileSync(new URL('web/styles/fallback-faces.css', root), head + rules.join(''))
