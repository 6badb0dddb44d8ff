/** Words that stand within a note's text. `of` is a number, a sign or a name. */
export const bodyText = {
  footnotes: (_of: string, _place: string) => 'Footnotes',
  footnote: (of: string, _place: string) => `Footnote ${of}`,
  backToCall: (of: string, place: string) =>
    place === '' ? `Back to footnote call ${of}` : `Back to footnote call ${of}, place ${place}`,
  noSuchPart: (of: string, _place: string) => `“${of}” has no such part`,
  /** What a plot shows, as a table. */
  data: (_of: string, _place: string) => 'Data',
  /** How a drawing is written. */
  source: (_of: string, _place: string) => 'Source',
  diagram: (_of: string, _place: string) => 'Diagram; its source is below',
  /** The buttons of a simulation. */
  again: (_of: string, _place: string) => 'From the start',
  back: (_of: string, _place: string) => 'One step back',
  play: (_of: string, _place: string) => 'Play',
  forward: (_of: string, _place: string) => 'One step forward',
  moment: (_of: string, _place: string) => 'Link to this moment',
  /** Of a text that a reader gave a simulation: how long it is and may be follows. */
  tooLong: (_of: string, _place: string) => 'That is too long, and was not taken:',
  notInLink: (_of: string, _place: string) =>
    'The text is too long for a link; this one leads to the text that stands there at first.',
  /** What a task's box shows: a blank, `x`, or another sign. */
  task: (of: string, _place: string) =>
    of === ' ' ? 'to do' : of === 'x' || of === 'X' ? 'done' : `marked ${of}`,
  /** What a callout without a title is called; `of` is its type as written, lower-case. */
  callout: (of: string, _place: string) => of.slice(0, 1).toUpperCase() + of.slice(1),
} as const
