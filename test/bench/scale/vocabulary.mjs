const onsets = 'b c d f g h j k l m n p r s t v w z b d f k l m n p r s t ch pl pr qu sh st th tr'.split(' ')
const vowels = 'a e i o u a e i o u ai ea oo'.split(' ')
const codas = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'ck',
  'ct',
  'l',
  'll',
  'm',
  'n',
  'nd',
  'ng',
  'nt',
  'r',
  'rd',
  'rs',
  's',
  'st',
  't',
  'x',
]

/** The commonest words of English, which are first in every note's vocabulary. */
const common =
  'the of and to in a is that it for as with be by on not this are or from at which but have an they one all were when there can more if no so what up out about who than into them only some could time these two may then do first any now such like other over new also our even most after made must'.split(
    ' ',
  )

/** `count` different words from the commonest on; the later a word, the longer. Only the numbers that `random` gives decide. */
export function makeVocabulary(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const words = new Set(common)
  while (words.size < count) {
    const syllables = 1 + Math.floor(Math.log10(words.size) / 2.5 + random() * 1.3)
    words.add(Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join(''))
  }
  return [...words]
}

/**
 * Draws ranks from 0 as texts use words: the word of rank r is as frequent as 1 / (r + 2.7) (Zipf's law as Mandelbrot
 * mended it), so new words never end as texts grow.
 */
export function createZipf(count, random) {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 2.7)
    sums[rank] = sum
  }
  return () => {
    const sought = random() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle] < sought) low = middle + 1
      else high = middle
    }
    return low
  }
}
