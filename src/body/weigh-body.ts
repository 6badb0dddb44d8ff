import type { Body, Hole } from '../model/body.ts'
import type { Inset } from '../model/inset.ts'

/** What an address, a title or an id is taken to add. */
const fillLength = 100

/** What a formula becomes: measured at 400 characters for a letter, and 70 to 200 for each of a longer one. */
const formula = { least: 500, perCharacter: 100 }

/** What a plot becomes, drawn for wide and for narrow screens, or a simulation with its program: most are shorter. */
const plotLength = 40_000

/** What an answer to a query becomes: a table of some forty rows. */
const answerLength = 10_000

/** What code becomes where each word has its colour. */
const codeGrowth = 6

/** About how many characters of HTML a body is once it is filled, without the notes that it embeds. */
export function weighBody({ html, holes }: Body): number {
  let weight = 0
  for (const text of html) weight += text.length
  for (const hole of holes) weight += weighHole(hole)
  return weight
}

function weighHole(hole: Hole): number {
  switch (hole.kind) {
    case 'inset':
      return weighInset(hole.inset)
    case 'query':
      return hole.language === 'inline' ? fillLength : answerLength
    case 'section':
    case 'section-end':
    case 'block-start':
    case 'block-end':
    case 'title-start':
    case 'title-end':
      return 0
    default:
      return fillLength
  }
}

function weighInset(inset: Inset): number {
  switch (inset.kind) {
    case 'math':
      return formula.least + formula.perCharacter * inset.tex.length
    case 'code':
      return fillLength + codeGrowth * inset.code.length
    case 'diagram':
      return fillLength + inset.source.length
    case 'plot':
    case 'simulation':
      return plotLength
  }
}
