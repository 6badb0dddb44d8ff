/** What asks, in the languages of the interface. */
const asking = [
  'what|how|why|when|where|who|whom|whose|which',
  'was|wie|warum|wieso|weshalb|wann|wo|wer|wen|wem|welche[mnrs]?|wozu|wodurch',
  'qu[ei]|quoi|comment|pourquoi|quand|où|quel(?:le)?s?|combien',
  'qué|cómo|cuándo|dónde|quién(?:es)?|cuál(?:es)?|cuánt[ao]s?',
  'como|quando|onde|quem|qua(?:l|is)|quanto',
  'che|cosa|come|perché|dove|chi|quale?',
  'что|как|почему|зачем|когда|где|кто|как(?:ой|ая|ое|ие|ую)|сколько',
  'क्या|कैसे|क्यों|कब|कहाँ|कहां|कौन',
  '[وף]?(?:ما|ماذا|كيف|لماذا|متى|أين|هل)',
  'ו?(?:מה|איך|כיצד|למה|מדוע|מתי|איפה|היכן|מי|איזה)',
].join('|')
const askingWords = new RegExp(
  `(?<!\\p{L})(?:${asking})(?!\\p{L})|^\\s*(?:is|are|do|does|did|can|could|should|will|would|has|have)\\s|[何誰谁哪怎]|什[么麼]|如何|どう|なぜ|いつ|どこ|どれ|どの|무엇|뭐|어떻게|왜|언제|어디|누가|누구|어떤|어느`,
  'iu',
)

/** Where one question may end and another begin: each side has to ask. */
const joints =
  /[?？؟;；]|[,，、،]\s*(?:(?:and|und|et|y|e|и|और)\s)?|\s(?:and|und|et|y|e|и|और)\s|\s(?=[وו]\p{L})|(?<=[고며])\s|以及|并且|並且/giu

/** Most questions of one: each is searched for, and whoever asks a hundred waits for as many. What follows belongs to the last. */
const maxQuestions = 4

/**
 * The questions that are asked at once, of “what is X and how does Y”, at most four; one that is not several is itself.
 *
 * @example
 * ```ts
 * splitQuestion('What is a disk, and how does Raft use one?') // ['What is a disk', 'how does Raft use one']
 * splitQuestion('Which disks and caches are fast?') // ['Which disks and caches are fast?']
 * ```
 */
export function splitQuestion(question: string): readonly string[] {
  const questions: { readonly from: number; to: number }[] = []
  let from = 0
  for (const { index, 0: joint } of [...question.matchAll(joints), { index: question.length, 0: '' }]) {
    const last = questions.at(-1)
    // What does not ask belongs to what stands before it, and at the beginning to what follows.
    const isNext =
      last === undefined ||
      (questions.length < maxQuestions &&
        asks(question.slice(last.from, last.to)) &&
        asks(question.slice(from, index)))
    if (isNext) questions.push({ from, to: index })
    else last.to = index
    from = index + joint.length
  }
  return questions.length > 1 ? questions.map((one) => question.slice(one.from, one.to)) : [question]
}

function asks(text: string): boolean {
  return askingWords.test(text)
}
