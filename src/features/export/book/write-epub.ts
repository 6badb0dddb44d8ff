import { type Zippable, zipSync } from 'fflate'
import type { Book, BookFile, Chapter } from './book.ts'
import { bookStyle } from './book-style.ts'
import { escapeAttribute, escapeText, writeXhtml } from './write-xhtml.ts'

/** Every file of a book has the same time, so that equal notes give equal bytes; archives know none before. */
const time = new Date(1980, 0, 1)

/** A book as EPUB 3 (https://www.w3.org/TR/epub-33/): a file for each chapter, contents, and the pictures. */
export function writeEpub(book: Book): Uint8Array {
  const encoder = new TextEncoder()
  const packed: Zippable = {}
  const put = (name: string, content: string | Uint8Array, isStored = false): void => {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content
    packed[name] = [bytes, { level: isStored ? 0 : 6, mtime: time }]
  }
  put('mimetype', 'application/epub+zip', true)
  put('META-INF/container.xml', container)
  put('EPUB/package.opf', writePackage(book))
  put('EPUB/nav.xhtml', writeNav(book))
  put('EPUB/style.css', bookStyle)
  for (const chapter of book.chapters) put(`EPUB/${chapterFile(chapter.number)}`, writeChapter(book, chapter))
  for (const file of book.files) put(`EPUB/${pictureFile(file.name)}`, file.bytes, true)
  return zipSync(packed)
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`

const chapterFile = (number: number): string => `chapter-${number}.xhtml`

const pictureFile = (name: string): string => `pictures/${name.slice('file:'.length)}`

/** Addresses in a book: `#n2-a` is in the file of the second chapter, and pictures are in their folder. */
function addressIn(value: string): string {
  const chapter = /^#n(\d+)(-.*)?$/s.exec(value)
  if (chapter)
    return `${chapterFile(Number(chapter[1]))}${chapter[2] === undefined ? '' : `#${encodeURI(value.slice(1))}`}`
  return value.startsWith('file:') ? pictureFile(value) : value
}

function writePackage({ id, title, lang, author, day, chapters, files }: Book): string {
  const uuid = `urn:uuid:${[id.slice(0, 8), id.slice(8, 12), `5${id.slice(13, 16)}`, `8${id.slice(17, 20)}`, id.slice(20, 32)].join('-')}`
  const items = chapters.map(({ number, hasFormulas, hasDrawings }) => {
    const has = [...(hasFormulas ? ['mathml'] : []), ...(hasDrawings ? ['svg'] : [])].join(' ')
    return `<item id="c${number}" href="${chapterFile(number)}" media-type="application/xhtml+xml"${has === '' ? '' : ` properties="${has}"`}/>`
  })
  const pictures = files.map(
    ({ name, mediaType }: BookFile, i) =>
      `<item id="p${i + 1}" href="${pictureFile(name)}" media-type="${mediaType}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<package version="3.0" unique-identifier="id" xml:lang="${escapeAttribute(lang)}" xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${uuid}</dc:identifier>
<dc:title>${escapeText(title)}</dc:title>
<dc:language>${escapeText(lang)}</dc:language>
${author === undefined ? '' : `<dc:creator>${escapeText(author)}</dc:creator>\n`}<meta property="dcterms:modified">${day ?? '1970-01-01'}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${[...items, ...pictures].join('\n')}
</manifest>
<spine>
${chapters.map(({ number }) => `<itemref idref="c${number}"/>`).join('\n')}
</spine>
</package>
`
}

function writeNav({ title, lang, chapters }: Book): string {
  const rows = chapters.map(({ number, title: name, headings }) => {
    const inner = headings
      .filter(({ text }) => text !== '')
      .map(
        ({ id, text }) =>
          `<li><a href="${escapeAttribute(addressIn(`#${id}`))}">${escapeText(text)}</a></li>`,
      )
    const list = inner.length === 0 ? '' : `\n<ol>\n${inner.join('\n')}\n</ol>\n`
    return `<li><a href="${chapterFile(number)}">${escapeText(name)}</a>${list}</li>`
  })
  return writeDocument(
    title,
    lang,
    `<nav epub:type="toc"><h1>${escapeText(title)}</h1>\n<ol>\n${rows.join('\n')}\n</ol>\n</nav>`,
  )
}

function writeChapter(book: Book, { number, title, lang, content }: Chapter): string {
  const inner = content.children.map((node) => writeXhtml(node, addressIn)).join('')
  const body = `<section id="n${number}"><h1>${escapeText(title)}</h1>\n${inner}\n</section>`
  return writeDocument(title, lang ?? book.lang, body)
}

function writeDocument(title: string, lang: string, body: string): string {
  const tag = escapeAttribute(lang)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${tag}" xml:lang="${tag}">
<head>
<meta charset="utf-8"/>
<title>${escapeText(title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`
}
