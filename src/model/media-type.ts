import { extensionOf } from './path.ts'

/** What an asset is shown as when it is embedded. */
export type MediaKind = 'image' | 'audio' | 'video' | 'pdf'

const kindByExtension = new Map<string, MediaKind>([
  ...['.avif', '.bmp', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp', '.ico'].map(
    (e) => [e, 'image'] as const,
  ),
  ...['.flac', '.m4a', '.mp3', '.ogg', '.wav', '.oga', '.opus', '.3gp'].map((e) => [e, 'audio'] as const),
  ...['.mkv', '.mov', '.mp4', '.ogv', '.webm', '.m4v'].map((e) => [e, 'video'] as const),
  ['.pdf', 'pdf'],
])

/** Files that a browser opens as a document with script in it: those that are read as HTML, and XML of any kind. */
const activeExtensions = new Set(
  '.htm .html .shtml .xht .xhtml .mht .mhtml .xml .xsl .xslt .rdf .rss .atom .mml .svgz .hta'.split(' '),
)

/**
 * Whether a file, opened by its address, would run what a stranger wrote with the rights of the site. Such a file is
 * only ever downloaded. An SVG is not among them, because as an image it runs nothing; see {@link isDrawingFile}.
 */
export function isActiveDocument(path: string): boolean {
  return activeExtensions.has(extensionOf(path))
}

/** Whether a file is an SVG: shown by `<img>` alone, where it runs nothing; a link to it downloads it. */
export function isDrawingFile(path: string): boolean {
  return extensionOf(path) === '.svg'
}

/** The media kind of a target by its extension alone; undefined for notes and everything else. */
export function mediaKindOf(target: string): MediaKind | undefined {
  return kindByExtension.get(extensionOf(target))
}
