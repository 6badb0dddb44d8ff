import { extensionOf } from './path.ts'

/** What an asset is shown as when it is embedded. */
type MediaKind = 'image' | 'audio' | 'video' | 'pdf'

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
function isActiveDocument(path: string): boolean {
  return activeExtensions.has(extensionOf(path))
}

/** Files that a host takes for programs of its own and runs when somebody asks for them; documents with commands in them. */
const programExtensions = new Set(
  (
    '.php .php2 .php3 .php4 .php5 .php6 .php7 .php8 .phps .pht .phtm .phtml .phar .pgif .inc .hphp .ctp .module ' +
    '.cgi .fcgi .fcg .fpl .pl .pm .py .rb .lua .sh .tcl .asp .aspx .asa .asax .ascx .ashx .asmx .axd .cer .cdx ' +
    '.cshtm .cshtml .vbhtm .vbhtml .rem .soap .svc .jsp .jspx .jspf .jspa .jsw .jsv .jtml .jhtml .cfm .cfml .cfc ' +
    '.shtml .shtm .stm .config'
  ).split(' '),
)

/** Whether a host may run a file instead of sending it; some go by any of the endings of its name, not the last. */
export function isProgramExtension(extension: string): boolean {
  return programExtensions.has(extension.toLowerCase())
}

/** Whether a file is given to readers to keep, and neither shown nor run. */
export function isDownloadOnly(path: string): boolean {
  return isActiveDocument(path) || isProgramExtension(extensionOf(path))
}

/** The same of an ending that is not the last of a name: hosts that know languages or packings look at it too. */
export function isTellingExtension(extension: string): boolean {
  return (
    isProgramExtension(extension) || isActiveDocument(`x${extension}`) || extension.toLowerCase() === '.svg'
  )
}

/** Whether a file is an SVG: shown by `<img>` alone, where it runs nothing; a link to it downloads it. */
export function isDrawingFile(path: string): boolean {
  return extensionOf(path) === '.svg'
}

/** The media kind of a target by its extension alone; undefined for notes and everything else. */
export function mediaKindOf(target: string): MediaKind | undefined {
  return kindByExtension.get(extensionOf(target))
}
