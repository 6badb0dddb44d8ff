import { createBodyRenderer, renderBodyWithPlugins } from '../../body/body-renderer.ts'
import { findLeftOut } from '../../body/find-left-out.ts'
import { parseNativeFragment } from '../../body/native-html.ts'
import { renderPlainBody } from '../../body/plain-body.ts'
import { weighBody } from '../../body/weigh-body.ts'
import type { Body } from '../../model/body.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { noteFailed, noteTooLarge, unreadableFile } from '../../model/diagnostics.ts'
import { type FileHead, isCut } from '../../model/file-head.ts'
import type { Note } from '../../model/note.ts'
import type { GardenOptions } from '../../model/options.ts'
import { type ContentHash, isCanvasPath, type NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { decodeSource } from '../../parse/decode-source.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNoteWithPlugins } from '../../parse/parse-note.ts'
import { plainNote } from '../../parse/plain-note.ts'
import { describeFileError } from '../../store/describe-file-error.ts'
import { digestHead } from '../../store/digest.ts'
import { openDialects } from '../dialects.ts'
import { neighbourAddresses } from '../neighbours.ts'
import { attachPlugins } from './attach-plugins.ts'
import type { GardenPlugins } from './load-plugins.ts'
import { prepareCanvas } from './prepare-canvas.ts'

/** Joins `parse/` and `body/` for one file. */
export interface PrepareNote {
  /** Parses and renders; a note over budget, or one that makes our code throw, comes back as plain text. */
  (path: NotePath, file: FileHead, labelFirst?: readonly number[]): Promise<PreparedNote>
  /** The note as its own text in a `<pre>`, with the reason. */
  plain(path: NotePath, file: FileHead, reason: Diagnostic): PreparedNote
  /** An empty note in place of a file that could not be read. */
  unreadable(path: NotePath, error: unknown): PreparedNote
}

/** How much of a note is prepared. */
export interface PrepareExtent {
  /** What notes say, without their HTML: for who shows no page. Default: false. */
  readonly withoutBodies?: boolean
}

const noBody: Body = { html: [''], holes: [] }

/**
 * Creates the function that prepares the notes of one garden. Plugins that throw at a note are its problem, not the
 * garden's.
 */
export function createPrepareNote(
  options: GardenOptions,
  plugins: GardenPlugins,
  { withoutBodies = false }: PrepareExtent = {},
): PrepareNote {
  const { budget, lineBreaks, title: homeTitle } = options
  const hasTags = !options.withoutFeatures.includes('tags')
  const processor = attachPlugins('remarkPlugins', () =>
    createNoteProcessor({
      parser: options.parser,
      remarkPlugins: plugins.remarkPlugins,
      lineBreaks,
      callouts: plugins.callouts,
      dialects: openDialects(options),
      hasTags,
    }),
  )
  const renderer = attachPlugins('rehypePlugins', () =>
    createBodyRenderer({
      parseFragment: parseNativeFragment,
      budget,
      iframeHosts: options.iframeHosts,
      remoteImages: options.remoteImages,
      neighbours: neighbourAddresses(options),
      hasRemarkPlugins: plugins.remarkPlugins.length > 0,
      rehypePlugins: plugins.rehypePlugins,
    }),
  )

  const plain = (path: NotePath, file: FileHead, reason: Diagnostic): PreparedNote => {
    const { source, diagnostics } = decodeSource(wholeCharacters(file), path)
    const { note } = plainNote({ path, source, hash: digestHead(file), diagnostics, homeTitle }, reason)
    return weighed(note, renderPlainBody(source, reason.message))
  }

  const canvas = async (path: NotePath, file: FileHead): Promise<PreparedNote> => {
    const { source, diagnostics } = decodeSource(file.bytes, path)
    try {
      const input = { path, source, hash: digestHead(file), diagnostics }
      const made = await prepareCanvas(input, { processor, renderer, budget })
      return made.kind === 'prepared' ? weighed(made.note, made.body) : plain(path, file, made.reason)
    } catch (error) {
      return plain(path, file, noteFailed(path, reasonOf(error)))
    }
  }

  const prepare = async (
    path: NotePath,
    file: FileHead,
    labelFirst: readonly number[] = [],
  ): Promise<PreparedNote> => {
    const { source, diagnostics, failure } = decodeSource(wholeCharacters(file), path)
    if (failure) return weighed(plain(path, file, failure).note, renderPlainBody('', failure.message))
    if (isCut(file)) return plain(path, file, noteTooLarge(path, file.size, budget.maxBytes))
    if (isCanvasPath(path)) return canvas(path, file)
    const parsed = await parseNoteWithPlugins(
      { path, source, hash: digestHead(file), diagnostics, budget, homeTitle, labelFirst },
      processor,
    )
    const { htmlTags } = parsed
    const note = htmlTags ? withDiagnostics(parsed.note, findLeftOut(htmlTags, path, renderer)) : parsed.note
    if (withoutBodies) return weighed(note, noBody)
    if (parsed.failure) return weighed(note, renderPlainBody(source, parsed.failure.message))
    try {
      const rendered = await renderBodyWithPlugins(parsed, renderer)
      return rendered.kind === 'body' ? weighed(note, rendered.body) : plain(path, file, rendered.diagnostic)
    } catch (error) {
      return plain(path, file, noteFailed(path, reasonOf(error)))
    }
  }

  return Object.assign(prepare, {
    plain,
    unreadable: (path: NotePath, error: unknown): PreparedNote => {
      const reason = unreadableFile(path, describeFileError(error))
      const digest = `unreadable ${path}` as ContentHash
      const { note } = plainNote({ path, source: '', hash: digest, homeTitle }, reason)
      return weighed(note, renderPlainBody('', reason.message))
    },
  })
}

function withDiagnostics(note: Note, more: readonly Diagnostic[]): Note {
  return more.length === 0 ? note : { ...note, diagnostics: [...note.diagnostics, ...more] }
}

function weighed(note: Note, body: Body): PreparedNote {
  return { note, body, weight: weighBody(body) }
}

/** The bytes without the part of a character that the start of a file ends with. */
function wholeCharacters(file: FileHead): Uint8Array {
  const { bytes } = file
  if (!isCut(file)) return bytes
  let start = bytes.length
  while (start > 0 && (bytes[start - 1]! & 0xc0) === 0x80) start--
  const lead = bytes[start - 1] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return bytes.length - start + 1 < length ? bytes.subarray(0, start - 1) : bytes
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
