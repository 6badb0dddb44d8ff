import type { Book, Chapter } from './book.ts'
import { bookStyle, printStyle, screenStyle } from './book-style.ts'
import { escapeAttribute, escapeText, writeXhtml } from './write-xhtml.ts'

/** A book as one page of HTML that needs no other file: contents, chapters, pictures and styles are in it. */
export function writePage(book: Book, medium: 'screen' | 'print'): Uint8Array {
  const pictures = new Map(
    book.files.map(({ name, mediaType, bytes }) => [
      name,
      `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
    ]),
  )
  const address = (value: string): string => pictures.get(value) ?? value
  const contents =
    book.chapters.length < 2 && book.chapters[0]?.headings.length === 0 ? '' : writeContents(book.chapters)
  const chapters = book.chapters.map((chapter) => writeChapter(chapter, address)).join('\n')
  const style = bookStyle + (medium === 'print' ? printStyle : screenStyle)
  const author = book.author === undefined ? '' : `\n<p>${escapeText(book.author)}</p>`
  const html = `<!doctype html>
<html lang="${escapeAttribute(book.lang)}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapeText(book.title)}</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>${escapeText(book.title)}</h1>${author}
</header>
${contents}<main>
${chapters}
</main>
</body>
</html>
`
  return new TextEncoder().encode(html)
}

function writeContents(chapters: readonly Chapter[]): string {
  const rows = chapters.map(({ number, title, headings }) => {
    const inner = headings.map(
      ({ id, text }) => `<li><a href="#${escapeAttribute(id)}">${escapeText(text)}</a></li>`,
    )
    const list = inner.length === 0 ? '' : `\n<ol>\n${inner.join('\n')}\n</ol>\n`
    return `<li><a href="#n${number}">${escapeText(title)}</a>${list}</li>`
  })
  return `<nav>\n<ol>\n${rows.join('\n')}\n</ol>\n</nav>\n`
}

function writeChapter({ number, title, lang, content }: Chapter, address: (value: string) => string): string {
  const own = lang === undefined ? '' : ` lang="${escapeAttribute(lang)}"`
  const inner = content.children.map((node) => writeXhtml(node, address)).join('')
  return `<article id="n${number}"${own}>\n<h1>${escapeText(title)}</h1>\n${inner}\n</article>`
}
