import { createBodyRenderer, renderBody } from '../../../../body/body-renderer.ts'
import { cutTitle } from '../../../../body/cut-body.ts'
import { escapeText } from '../../../../body/escape-html.ts'
import { fillBody } from '../../../../body/fill-body.ts'
import { createTagLookup, type FillContext } from '../../../../body/fill-context.ts'
import { fillText } from '../../../../body/fill-text.ts'
import { finishText } from '../../../../body/finish-body.ts'
import { limitFormulas } from '../../../../body/limit-formulas.ts'
import { bodyDirection } from '../../../../body/mark-directions.ts'
import { renderPlainBody } from '../../../../body/plain-body.ts'
import { plainInset } from '../../../../body/plain-inset.ts'
import { parsePortableFragment } from '../../../../body/portable-html.ts'
import { shippedFinishes } from '../../../../body/shipped-finishes.ts'
import type { Body } from '../../../../model/body.ts'
import { insetKey } from '../../../../model/inset.ts'
import type { Link } from '../../../../model/link.ts'
import type { Fill } from '../../../../model/page.ts'
import type { ContentHash, NotePath } from '../../../../model/path.ts'
import type { Query } from '../../../../model/query.ts'
import { parseNote } from '../../../../parse/parse-note.ts'
import { createPortableProcessor } from '../../../../parse/portable-processor.ts'
import { createRemarkParser } from '../../../../parse/remark-parser.ts'
import type { PreviewSettings } from '../../edit-api.ts'
import type { PreviewAnswer, ShownNote } from '../../note-preview.ts'

/** A note's text as a browser makes it by itself. */
export interface RenderedPreview extends ShownNote {
  /** Whether it is what the builder makes of the text: the server has spoken. */
  readonly isExact: boolean
}

/** Makes the preview of one note while it is written. */
export interface NotePreview {
  /** The text with what is known of other notes: links that were there at the last answer keep their meaning. */
  render(text: string): RenderedPreview
  /** Takes what the server says of a text. */
  learn(text: string, answer: PreviewAnswer): void
}

/** What changes what a text becomes: what the garden says, and whose text it is. */
export interface NotePreviewOptions extends PreviewSettings {
  readonly path: NotePath
}

/**
 * The chain of the builder in a browser: the remark parser, the same plugins, the same sanitiser, the same filling. With
 * the server's answer for a text it gives that text's page byte for byte.
 */
export function createNotePreview({
  path,
  lineBreaks,
  iframeHosts,
  remoteImages,
  ...input
}: NotePreviewOptions): NotePreview {
  const processor = createPortableProcessor(createRemarkParser(), { lineBreaks })
  const { budget } = input
  const renderer = createBodyRenderer({
    parseFragment: parsePortableFragment,
    budget,
    iframeHosts,
    remoteImages,
  })
  let learned: { readonly text: string; readonly answer: PreviewAnswer } | undefined
  /** Fills by what a link or query says, for texts that no answer is for yet. */
  let fillByLink: ReadonlyMap<string, Fill> = new Map()

  const parse = (
    text: string,
  ): { readonly body: Body; readonly note: ReturnType<typeof parseNote>['note'] } => {
    const parsed = parseNote({ path, source: text, hash: '' as ContentHash, ...input }, processor)
    if (parsed.failure) return { note: parsed.note, body: renderPlainBody(text, parsed.failure.message) }
    const rendered = renderBody(parsed, renderer)
    const body = rendered.kind === 'body' ? rendered.body : renderPlainBody(text, rendered.diagnostic.message)
    return { note: parsed.note, body }
  }

  return {
    render(text) {
      const { note, body: own } = parse(text)
      const isExact = learned?.text === text
      const body = (isExact ? learned?.answer.body : undefined) ?? own
      const fills = isExact
        ? learned!.answer.fills
        : [
            ...note.links.map((link): Fill => fillByLink.get(linkKey(link)) ?? unknownFill(link)),
            ...(note.queries ?? []).map((query) => fillByLink.get(queryKey(query)) ?? null),
          ]
      const bodies = new Map(learned?.answer.bodies ?? [])
      const insets = new Map(learned?.answer.insets ?? [])
      const finish = learned?.answer.frame.finish
      const dir = learned?.answer.frame.dir ?? 'ltr'
      const context: FillContext = {
        dir,
        finishes: shippedFinishes,
        ...(finish && { finish }),
        interface: learned?.answer.frame.interface ?? 'en',
        fills,
        hrefOfTag: createTagLookup(learned?.answer.tags ?? []),
        bodyByHash: (hash) => bodies.get(hash) ?? { html: [''], holes: [] },
        insetHtml: limitFormulas(
          (inset) => insets.get(insetKey(inset)) ?? plainInset(inset),
          budget.maxEmbedded,
        ),
      }
      const title = cutTitle(body)
      return {
        titleHtml: title ? fillBody(title, context) : escapeText(finishText(note.title, context)),
        html: fillText(body, context),
        ...(learned && { lang: learned.answer.frame.lang }),
        dir: bodyDirection(body, dir) === '' ? dir : 'ltr',
        isExact,
      }
    },
    learn(text, answer) {
      learned = { text, answer }
      const { note } = parse(text)
      fillByLink = new Map([
        ...note.links.map((link, i) => [linkKey(link), answer.fills[i] ?? null] as const),
        ...(note.queries ?? []).map(
          (query, i) => [queryKey(query), answer.fills[note.links.length + i] ?? null] as const,
        ),
      ])
    },
  }
}

/** A query that stays as it is keeps its answer. */
function queryKey({ language, source }: Query): string {
  return JSON.stringify([language, source])
}

function linkKey({ syntax, embed, target, fragment }: Link): string {
  return JSON.stringify([syntax, embed, target, fragment])
}

/** Until the server has said what a link means, an embed says that it is coming and a link is text. */
function unknownFill(link: Link): Fill {
  return link.embed && link.syntax === 'wiki' ? { kind: 'notice', message: `“${link.target}” …` } : null
}
