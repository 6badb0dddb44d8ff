import { collectInsets } from '../../body/collect-insets.ts'
import { cutTitle } from '../../body/cut-body.ts'
import { escapeText } from '../../body/escape-html.ts'
import { fillBody } from '../../body/fill-body.ts'
import { createTagLookup, type FillContext } from '../../body/fill-context.ts'
import { fillText } from '../../body/fill-text.ts'
import { finishText } from '../../body/finish-body.ts'
import { limitFormulas } from '../../body/limit-formulas.ts'
import { bodyDirection } from '../../body/mark-directions.ts'
import type { Body } from '../../model/body.ts'
import { featureOfInset, type Inset, insetKey, needsScript } from '../../model/inset.ts'
import type { EmbedFill, Fill } from '../../model/page.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import { hasAnswer } from '../../site/has-answer.ts'
import { digest } from '../../store/digest.ts'
import {
  noParts,
  type PreviewAnswer,
  type PreviewParts,
  type PreviewReply,
  type ShownNote,
} from './note-preview.ts'

/**
 * A note as its page in `snapshot` shows it, byte for byte, with what a browser needs of other notes to go on by itself;
 * undefined without such a page. The browser then makes the note's own body, unless it is sent too (`withBody`): plugins of
 * the garden run only here, and only here it is known which links have their label first.
 */
export async function previewAnswer(
  snapshot: Snapshot,
  path: NotePath,
  { withBody = false }: { readonly withBody?: boolean } = {},
): Promise<PreviewAnswer | undefined> {
  const input = snapshot.textOf(path)
  if (input === undefined) return undefined
  const bodies = new Map<ContentHash, Body>()
  for (const fill of input.fills) collectBodies(fill, snapshot, bodies)
  const body = snapshot.bodyOf(input.body)
  const insets = collectInsets(body, input.fills, snapshot.bodyOf)
  const typeset = await snapshot.typeset(insets)
  return {
    shown: showNote(body, input.frame, {
      ...input.frame,
      finishes: snapshot.features.finishes,
      fills: input.fills,
      hrefOfTag: createTagLookup(input.tags),
      bodyByHash: snapshot.bodyOf,
      insetHtml: limitFormulas(
        (inset) => typeset.get(insetKey(inset))?.html ?? '',
        snapshot.options.budget.maxEmbedded,
      ),
    }),
    ...collectLoaded(
      snapshot,
      insets.map((inset) => ({ inset, html: typeset.get(insetKey(inset))?.html ?? '' })),
      input.fills,
    ),
    frame: input.frame,
    ...((withBody || hasLabelFirst(snapshot, path)) && { body }),
    fills: input.fills,
    tags: input.tags,
    bodies: [...bodies],
    insets: [...typeset].map(([key, { html }]) => [key, html]),
  }
}

/** What is sent of an answer to somebody who has the parts of the name `known`. */
export function previewReply(answer: PreviewAnswer, known: string): PreviewReply {
  const { frame, fills, tags, bodies, insets, ...rest } = answer
  if (known === noParts) return { ...rest, known }
  const parts: PreviewParts = { frame, fills, tags, bodies, insets }
  const name = digest(new TextEncoder().encode(JSON.stringify(parts)))
  return name === known ? { ...rest, known } : { ...rest, known: name, parts }
}

function showNote(body: Body, { title, lang }: PreviewAnswer['frame'], filling: FillContext): ShownNote {
  const titleBody = cutTitle(body)
  return {
    titleHtml: titleBody ? fillBody(titleBody, filling) : escapeText(finishText(title, filling)),
    html: fillText(body, filling),
    lang,
    dir: bodyDirection(body, filling.dir) === '' ? filling.dir : 'ltr',
  }
}

const insetFeatures: ReadonlySet<string> = new Set(Object.values(featureOfInset))

/** What a page loads for the code, formulas, diagrams and answers that it shows. */
function collectLoaded(
  { assets, features }: Snapshot,
  insets: readonly { readonly inset: Inset; readonly html: string }[],
  fills: readonly Fill[],
): Pick<PreviewAnswer, 'styles' | 'scripts'> {
  const shown = new Set(insets.map(({ inset }) => featureOfInset[inset.kind]).filter(features.isOn))
  const drawn = new Set(
    insets
      .filter(({ inset, html }) => needsScript(inset, html))
      .map(({ inset }) => featureOfInset[inset.kind]),
  )
  if (hasAnswer(fills))
    for (const { name, answerQuery } of features.on) if (answerQuery !== undefined) shown.add(name)
  const { mathStyle, pageStyles = {}, scripts = {} } = assets
  const names = [...shown].sort()
  return {
    styles: [
      ...(shown.has('math') && mathStyle !== undefined ? [mathStyle] : []),
      ...names.flatMap((name) => pageStyles[name] ?? []),
    ],
    scripts: names.flatMap((name) =>
      insetFeatures.has(name) && !drawn.has(name) ? [] : (scripts[name] ?? []),
    ),
  }
}

function hasLabelFirst({ published }: Snapshot, path: NotePath): boolean {
  return published.notesByPath.get(path)?.links.some((link) => link.isLabelFirst) === true
}

function collectBodies(fill: Fill, snapshot: Snapshot, bodies: Map<ContentHash, Body>): void {
  if (fill?.kind !== 'note') return
  const { body, fills }: EmbedFill = fill
  if (!bodies.has(body)) bodies.set(body, snapshot.bodyOf(body))
  for (const inner of fills) collectBodies(inner, snapshot, bodies)
}
