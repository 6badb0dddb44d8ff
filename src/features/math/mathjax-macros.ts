/** What KaTeX's macro expander offers to a macro that is a function. */
interface Expander {
  readonly settings: { readonly displayMode: boolean }
  future(): Token
  popToken(): Token
  consumeSpaces(): void
  /** The tokens of each argument, the last first. */
  consumeArgs(count: number): Token[][]
}

interface Token {
  readonly text: string
}

/** A text to go on with in a macro's place. */
type Macro = string | ((expander: object) => string)

/**
 * Commands of MathJax, which the Obsidian app has, that KaTeX has not: those that it can show as well, and those that only
 * say how a browser is to treat a part, of which that part is shown. None of them sets an attribute, a style or an address.
 * KaTeX adds what a formula defines, so every formula is given its own.
 */
export function createMathjaxMacros(): Record<string, Macro> {
  return { ...sameByAnotherName, ...ofArguments }
}

const accents = 'Hat Bar Vec Tilde Dot Ddot Acute Grave Check Breve'.split(' ')

const sameByAnotherName: Readonly<Record<string, string>> = {
  ...Object.fromEntries(accents.map((name) => [`\\${name}`, `\\${name.toLowerCase()}`])),
  '\\Tiny': '\\tiny',
  '\\arrowvert': '\\vert',
  '\\bracevert': '\\vert',
  '\\cancelto': '{\\cancel{#2}}^{#1}',
  '\\celsius': '{}^\\circ\\mathrm{C}',
  '\\centernot': '\\not',
  '\\euro': '\\text{€}',
  '\\hfil': '',
  '\\hfill': '',
  '\\idotsint': '\\int\\!\\cdots\\!\\int',
  '\\iiiint': '\\int\\!\\!\\iiint',
  '\\mathbfup': '\\mathbf',
  '\\mbox': '\\text{#1}',
  '\\micro': '\\text{µ}',
  '\\ohm': '\\mathrm{\\Omega}',
  '\\overparen': '\\overgroup',
  '\\perthousand': '\\text{‰}',
  '\\prescript': '{}^{#1}_{#2}{#3}',
  '\\scr': '\\mathscr',
  '\\shoveleft': '{#1}',
  '\\shoveright': '{#1}',
  '\\ss': '\\text{ß}',
  '\\strut': '\\mathstrut',
  '\\texteuro': '\\text{€}',
  '\\underparen': '\\undergroup',
  '\\Rule': '\\rlap{\\rule{#1}{#2}}\\rule[-#3]{#1}{#3}',
}

const ofArguments: Readonly<Record<string, Macro>> = {
  '\\unicode': (expander) => {
    takeOptional(expander)
    takeOptional(expander)
    return `\\@char{${codePointOf(take(expander, 1)[0]!)}}`
  },
  '\\require': drop(1),
  '\\label': drop(1),
  '\\uproot': drop(1),
  '\\leftroot': drop(1),
  '\\skew': drop(1),
  '\\cssId': shown(2, 1),
  '\\class': shown(2, 1),
  '\\style': shown(2, 1),
  '\\texttip': shown(2, 0),
  '\\mathtip': shown(2, 0),
  '\\sideset': (expander) => {
    const [left, right, operator] = take(expander, 3)
    const limits = (expander as Expander).settings.displayMode ? '\\limits' : ''
    return `\\mathop{{}${left}${operator}\\nolimits${right}}${limits}`
  },
  '\\Space': (expander) => `\\hspace{${take(expander, 3)[0]}}`,
  '\\toggle': (expander) => {
    const [first] = take(expander, 1)
    while (next(expander) !== '\\endtoggle') take(expander, 1)
    ;(expander as Expander).popToken()
    return `{${first}}`
  },
  '\\mmlToken': (expander) => {
    take(expander, 1)
    takeOptional(expander)
    return `\\text{${take(expander, 1)[0]}}`
  },
  '\\bbox': (expander) => {
    const options = takeOptional(expander) ?? ''
    return framed(options, inStyle(expander, take(expander, 1)[0]!))
  },
  '\\enclose': (expander) => {
    const [notations] = take(expander, 1)
    takeOptional(expander)
    const [content] = take(expander, 1)
    return notations!
      .split(/[\s,]+/)
      .reduce((inner, name) => enclosures[name]?.(inner) ?? inner, `{${content}}`)
  },
  '\\matrix': environment('matrix'),
  '\\pmatrix': environment('pmatrix'),
  '\\cases': environment('cases'),
  '\\eqalign': environment('aligned'),
  '\\displaylines': environment('gathered'),
  '\\buildrel': (expander) => {
    const above = takeUntil(expander, '\\over')
    return `\\stackrel{${above}}{${take(expander, 1)[0]}}`
  },
  '\\root': (expander) => {
    const index = takeUntil(expander, '\\of')
    return `\\sqrt[${index}]{${take(expander, 1)[0]}}`
  },
  '\\newcommand': define,
  '\\renewcommand': define,
  '\\DeclareMathOperator': (expander) => {
    const star = next(expander) === '*' ? (expander as Expander).popToken().text : ''
    const [name, text] = take(expander, 2)
    return `\\gdef${name}{\\operatorname${star}{${text}}}`
  },
}

/** The notations of `\enclose`. */
const enclosures: Readonly<Record<string, (content: string) => string>> = {
  box: (content) => `\\boxed{${content}}`,
  roundedbox: (content) => `\\boxed{${content}}`,
  circle: (content) => `\\boxed{${content}}`,
  updiagonalstrike: (content) => `{\\cancel{${content}}}`,
  downdiagonalstrike: (content) => `{\\bcancel{${content}}}`,
  horizontalstrike: (content) => `{\\sout{${content}}}`,
  top: (content) => `\\overline{${content}}`,
  bottom: (content) => `\\underline{${content}}`,
  left: (content) => `\\left|${content}\\right.`,
  right: (content) => `\\left.${content}\\right|`,
  longdiv: (content) => `{\\overline{\\left)${content}\\right.}}`,
  actuarial: (content) => `{\\overline{\\left.${content}\\right|}}`,
  radical: (content) => `\\sqrt{${content}}`,
  phasorangle: (content) => `\\phase{${content}}`,
}

/** The box of `\bbox`: its colour and whether it has a border; how far it reaches is KaTeX's to say. */
function framed(options: string, content: string): string {
  const parts = options.split(',').map((part) => part.trim())
  const color = parts.find((part) => /^(?:[a-z]{3,20}|#[\da-f]{3}|#[\da-f]{6})$/i.test(part))
  const border = parts.find((part) => /^border\s*:/.test(part))
  if (border !== undefined) {
    const line = /(?:#[\da-f]{3,6}|[a-z]{3,20})$/i.exec(border)?.[0]
    const lineColor = line === undefined || line === 'solid' ? 'black' : line
    return `\\fcolorbox{${lineColor}}{${color ?? 'transparent'}}{$${content}$}`
  }
  return color === undefined ? `{${content}}` : `\\colorbox{${color}}{$${content}$}`
}

/** Boxes hold text, in which a formula begins small. */
function inStyle(expander: object, content: string): string {
  return (expander as Expander).settings.displayMode ? `\\displaystyle ${content}` : content
}

/** A character's code as TeX has it, from `x20AC` or `8364`. */
function codePointOf(written: string): number {
  const hex = /^x([\da-f]{1,6})$/i.exec(written)?.[1]
  const code = hex !== undefined ? Number.parseInt(hex, 16) : /^\d{1,7}$/.test(written) ? Number(written) : 0
  const isCharacter = code <= 0x10ffff && /^[\P{C}\p{Co}\p{Cf}]$/u.test(String.fromCodePoint(code))
  if (!isCharacter) throw new Error(`\\unicode{${written}} is no character`)
  return code
}

/** A command of the author's: KaTeX refuses to define what it has, and it has more than MathJax, `\R` among others. */
function define(expander: object): string {
  const [name] = take(expander, 1)
  const count = takeOptional(expander) ?? '0'
  if (!/^\d$/.test(count)) throw new Error(`Expected the number of arguments of ${name}, found ${count}`)
  if (next(expander) === '[') throw new Error(`Expected ${name} without an argument that may be left out`)
  const parameters = Array.from({ length: Number(count) }, (_, i) => `#${i + 1}`).join('')
  return `\\def${name}${parameters}{${take(expander, 1)[0]}}`
}

function drop(count: number): Macro {
  return (expander) => {
    take(expander, count)
    return ''
  }
}

/** Of `count` arguments the one that is shown. */
function shown(count: number, index: number): Macro {
  return (expander) => `{${take(expander, count)[index]}}`
}

/** `\matrix{a & b \cr c & d}` */
function environment(name: string): Macro {
  return (expander) => `\\begin{${name}}${take(expander, 1)[0]}\\end{${name}}`
}

function take(expander: object, count: number): readonly string[] {
  return (expander as Expander).consumeArgs(count).map((tokens) => textOf(tokens.reverse()))
}

function next(expander: object): string {
  ;(expander as Expander).consumeSpaces()
  return (expander as Expander).future().text
}

function takeOptional(expander: object): string | undefined {
  if (next(expander) !== '[') return undefined
  ;(expander as Expander).popToken()
  return takeUntil(expander, ']')
}

function takeUntil(expander: object, end: string): string {
  const tokens: Token[] = []
  for (;;) {
    const token = (expander as Expander).popToken()
    if (token.text === end) return textOf(tokens)
    if (token.text === 'EOF') throw new Error(`Expected ${end} before the end of the formula`)
    tokens.push(token)
  }
}

/** A command's name ends at the blank behind it, which is no token. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => (/^\\[a-z]+$/i.test(text) ? `${text} ` : text)).join('')
}
