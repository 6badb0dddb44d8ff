/** How well what was typed fits a text; see {@link fuzzyScore}. */
const scores = { exact: 1000, prefix: 800, wordStart: 600, inside: 420, allWords: 380, scattered: 200 }

/**
 * How well `query` fits `text`, both folded for comparison: 0 to 1000, or -1 when a letter is missing. Best is the text
 * itself, then its start, the start of a word, any part, all words in any order, and last its letters in order
 * (`lde` for “leader election”), where letters that start words or follow each other count more.
 */
export function fuzzyScore(query: string, text: string): number {
  if (query === '') return 0
  if (query === text) return scores.exact
  const rest = Math.min(100, text.length - query.length)
  const at = text.indexOf(query)
  if (at === 0) return scores.prefix - rest
  if (at > 0) {
    for (let next = at; next > 0; next = text.indexOf(query, next + 1)) {
      if (startsWord(text, next)) return scores.wordStart - rest
    }
    return scores.inside - rest
  }
  if (query.includes(' ') && query.split(' ').every((word) => text.includes(word)))
    return scores.allWords - rest
  return scatteredScore(query, text)
}

/** Letters in order, found greedily, a word's start first where there is one. */
function scatteredScore(query: string, text: string): number {
  let at = 0
  let points = 0
  let last = -2
  for (let i = 0; i < query.length; i++) {
    const code = query.charCodeAt(i)
    if (code === 32) continue
    let found = text.indexOf(query[i]!, at)
    if (found < 0) return -1
    if (found !== last + 1 && !startsWord(text, found)) {
      const better = nextWordStart(query[i]!, text, found + 1)
      // A later start of a word may leave too little for the rest; then the nearest letter counts.
      if (better > 0 && canFollow(query, i + 1, text, better + 1)) found = better
    }
    points += found === last + 1 ? 3 : startsWord(text, found) ? 4 : 1
    last = found
    at = found + 1
  }
  return Math.round((scores.scattered * points) / (4 * query.length)) - Math.min(40, text.length >> 2)
}

function nextWordStart(letter: string, text: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return at
  }
  return -1
}

function canFollow(query: string, from: number, text: string, at: number): boolean {
  for (let i = from; i < query.length; i++) {
    if (query.charCodeAt(i) === 32) continue
    const found = text.indexOf(query[i]!, at)
    if (found < 0) return false
    at = found + 1
  }
  return true
}

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true
  const before = text.charCodeAt(at - 1)
  return before === 32 || before === 45 || before === 47 || before === 95 || before === 46 || before === 40
}
