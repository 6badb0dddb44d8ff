import type { Answer, AskedGarden, Colors } from '../../define/command.ts'
import type { NotePath } from '../../model/path.ts'
import type { ExplainedPath } from '../../model/path-answer.ts'
import { renderSentence } from '../../text/render-sentence.ts'
import { type BorderLink, borderLinks, type NoteBeyond } from './cross-border.ts'
import { explainPath } from './explain-path.ts'

/** Notes at the border from which ways are looked for, and ways that are told. */
const most = { border: 40, ways: 3 }

/** A way within our garden, and the link over the border at its end. */
interface Crossing {
  /** Left out where the note at the border is where one starts. */
  readonly path?: ExplainedPath
  readonly border: BorderLink
}

/** How a note of ours connects with one of another garden: over our links to the border, and over that by one link. */
export function answerCrossing(
  asked: Pick<AskedGarden, 'garden' | 'options' | 'plan'>,
  from: NotePath,
  beyond: NoteBeyond,
  renderPath: (path: ExplainedPath, colors: Colors) => readonly string[],
): Answer {
  const { garden } = asked
  const titleOf = (path: NotePath): string => garden.notesByPath.get(path)?.title ?? path
  const ways = collectCrossings(asked, from, beyond).slice(0, most.ways)
  const { neighbour, note } = beyond
  const there = `${note.title} (${neighbour.title})`
  const to = { garden: neighbour.name, title: note.title, url: neighbour.address + note.href }
  const renderWay = ({ path, border }: Crossing, colors: Colors): string => {
    const arrow = border.direction === 'out' ? '→' : '←'
    const writer = border.direction === 'out' ? titleOf(border.path) : note.title
    const said = border.sentence === undefined ? 'in its properties' : renderSentence(border.sentence, colors)
    return [
      ...(path === undefined ? [] : renderPath(path, colors)),
      `   ${titleOf(border.path)} ${arrow} ${there}`,
      `     ${colors.dim(`${writer}:`)} ${said}`,
    ].join('\n')
  }
  return {
    json: () => ({ from: { path: from, title: titleOf(from) }, to, kind: 'crossing', ways }),
    text: (colors) =>
      ways.length === 0
        ? `${colors.bold(titleOf(from))} to ${colors.bold(there)}: no path\n\nNo link of ours that can be reached leads there, and that note links to none.`
        : [
            `${colors.bold(titleOf(from))} to ${colors.bold(there)}`,
            ...ways.map((way) => renderWay(way, colors)),
          ].join('\n\n'),
  }
}

/** The cheapest way to each note at the border, the cheapest of all first. */
function collectCrossings(
  asked: Parameters<typeof borderLinks>[0],
  from: NotePath,
  beyond: NoteBeyond,
): readonly Crossing[] {
  const crossings = borderLinks(asked, beyond)
    .slice(0, most.border)
    .flatMap((border): readonly Crossing[] => {
      if (border.path === from) return [{ border }]
      const answer = explainPath(asked.garden, from, border.path)
      const [path] = answer.kind === 'paths' ? answer.paths : []
      return path === undefined ? [] : [{ path, border }]
    })
  return crossings.sort((a, b) => (a.path?.cost ?? 0) - (b.path?.cost ?? 0))
}
