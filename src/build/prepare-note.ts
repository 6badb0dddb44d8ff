import { hash } from 'node:crypto'
import type { Body } from '../model/body.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteFailed, unreadableFile } from '../model/diagnostics.ts'
import type { GardenOptions } from '../model/options.ts'
import { type ContentHash, isCanvasPath, type NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { decodeSource } from '../parse/decode-source.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import { parseNoteWithPlugins } from '../parse/parse-note.ts'
import { plainNote } from '../parse/plain-note.ts'
import { createBodyRenderer, renderBodyWithPlugins } from '../render/body-renderer.ts'
import { parseNativeFragment } from '../render/native-html.ts'
import { renderPlainBody } from '../render/plain-body.ts'
import { describeFileError } from '../store/describe-file-error.ts'
import { attachPlugins } from './attach-plugins.ts'
import type { GardenPlugins } from './load-plugins.ts'
import { prepareCanvas } from './prepare-canvas.ts'

/** Joins `parse/` and `render/` for one file. */
export interface PrepareNote {
  /** Parses and renders; a note over budget, or one that makes our code throw, comes back as plain text. */
  (path: NotePath, bytes: Uint8Array): Promise<PreparedNote>
  /** The note as its own text in a `<pre>`, with the reason. */
  plain(path: NotePath, bytes: Uint8Array, reason: Diagnostic): PreparedNote
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
  const processor = attachPlugins('remarkPlugins', () =>
    createNoteProcessor({ parser: options.parser, remarkPlugins: plugins.remarkPlugins, lineBreaks }),
  )
  const renderer = attachPlugins('rehypePlugins', () =>
    createBodyRenderer({
      parseFragment: parseNativeFragment,
      budget,
      iframeHosts: options.iframeHosts,
      rehypePlugins: plugins.rehypePlugins,
    }),
  )

  const plain = (path: NotePath, bytes: Uint8Array, reason: Diagnostic): PreparedNote => {
    const { source, diagnostics } = decodeSource(bytes, path)
    const { note } = plainNote({ path, source, hash: hashBytes(bytes), diagnostics, homeTitle }, reason)
    return { note, body: renderPlainBody(source, reason.message) }
  }

  const canvas = async (path: NotePath, bytes: Uint8Array): Promise<PreparedNote> => {
    const { source, diagnostics } = decodeSource(bytes, path)
    try {
      const input = { path, source, hash: hashBytes(bytes), diagnostics }
      const made = await prepareCanvas(input, { processor, renderer, budget })
      return made.kind === 'prepared' ? made.prepared : plain(path, bytes, made.reason)
    } catch (error) {
      return plain(path, bytes, noteFailed(path, reasonOf(error)))
    }
  }

  const prepare = async (path: NotePath, bytes: Uint8Array): Promise<PreparedNote> => {
    const { source, diagnostics, failure } = decodeSource(bytes, path)
    if (failure) return { ...plain(path, bytes, failure), body: renderPlainBody('', failure.message) }
    if (isCanvasPath(path)) return canvas(path, bytes)
    const parsed = await parseNoteWithPlugins(
      { path, source, hash: hashBytes(bytes), diagnostics, budget, homeTitle },
      processor,
    )
    if (withoutBodies) return { note: parsed.note, body: noBody }
    if (parsed.failure) return { note: parsed.note, body: renderPlainBody(source, parsed.failure.message) }
    try {
      const rendered = await renderBodyWithPlugins(parsed, renderer)
      return rendered.kind === 'body'
        ? { note: parsed.note, body: rendered.body }
        : plain(path, bytes, rendered.diagnostic)
    } catch (error) {
      return plain(path, bytes, noteFailed(path, reasonOf(error)))
    }
  }

  return Object.assign(prepare, {
    plain,
    unreadable: (path: NotePath, error: unknown): PreparedNote => {
      const reason = unreadableFile(path, describeFileError(error))
      const digest = `unreadable ${path}` as ContentHash
      return {
        note: plainNote({ path, source: '', hash: digest, homeTitle }, reason).note,
        body: renderPlainBody('', reason.message),
      }
    },
  })
}

/** SHA-256: the same digest that a save names when it says what it was based on. */
function hashBytes(bytes: Uint8Array): ContentHash {
  return hash('sha256', bytes, 'hex') as ContentHash
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
