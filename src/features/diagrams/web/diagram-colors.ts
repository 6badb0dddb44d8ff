/** The theme's colours that diagrams are drawn in. */
export type DiagramTone = 'paper' | 'sheet' | 'ink' | 'quiet' | 'wash'

/** Grounds of parts that are told apart, for words in ink: each lighter or darker than its neighbours, for who sees no colours. */
const grounds = {
  light: ['#a8d9b1', '#81a9d2', '#ffceb9', '#cda8d6', '#ffeab2', '#71bdc1', '#ffc0c9', '#b8b8ed'],
  dark: ['#32573a', '#4c6c8d', '#5a3022', '#6e5275', '#423303', '#2e6e72', '#63363d', '#515078'],
}

/** Names of grounds in Mermaid's settings: of slices, of sections, of branches. */
const numbered: readonly (readonly [name: string, first: number, count: number])[] = [
  ['pie', 1, 12],
  ['cScale', 0, 12],
  ['git', 0, 8],
  ['fillType', 0, 8],
]
const labels: readonly (readonly [name: string, count: number])[] = [
  ['cScaleLabel', 12],
  ['gitBranchLabel', 8],
]

/** Mermaid's settings of colours, by their names. */
export type DiagramColors = { [name: string]: string | boolean | { readonly [name: string]: string } }

function settingsOfParts(ink: string, sheet: string, quiet: string, isDark: boolean): DiagramColors {
  const parts = grounds[isDark ? 'dark' : 'light']
  const ground = (i: number): string => parts[i % parts.length] ?? sheet
  const settings: DiagramColors = {
    pieTitleTextColor: ink,
    pieSectionTextColor: ink,
    pieLegendTextColor: ink,
    pieStrokeColor: quiet,
    pieOuterStrokeColor: quiet,
    pieOpacity: '1',
    commitLabelColor: ink,
    commitLabelBackground: sheet,
    xyChart: {
      backgroundColor: 'transparent',
      titleColor: ink,
      dataLabelColor: ink,
      ...Object.fromEntries(
        ['xAxis', 'yAxis'].flatMap((axis) => [
          [`${axis}TitleColor`, ink],
          [`${axis}LabelColor`, ink],
          [`${axis}TickColor`, quiet],
          [`${axis}LineColor`, quiet],
        ]),
      ),
      plotColorPalette: [4, 1, 3, 5, 7, 0, 2, 6].map(ground).join(','),
    },
    packet: {
      blockFillColor: sheet,
      blockStrokeColor: quiet,
      labelColor: ink,
      startByteColor: ink,
      endByteColor: ink,
      titleColor: ink,
    },
  }
  for (const [name, first, count] of numbered)
    for (let i = 0; i < count; i++) settings[`${name}${first + i}`] = ground(i)
  for (const [name, count] of labels) for (let i = 0; i < count; i++) settings[`${name}${i}`] = ink
  return settings
}

/** Mermaid's settings for diagrams in the theme's colours, each given as `#rrggbb`. */
export function diagramColors(color: (tone: DiagramTone) => string): DiagramColors {
  const paper = color('paper')
  const sheet = color('sheet')
  const ink = color('ink')
  const quiet = color('quiet')
  const wash = color('wash')
  const isDark = luminance(paper) < 0.5
  return {
    ...settingsOfParts(ink, sheet, quiet, isDark),
    darkMode: isDark,
    background: paper,
    primaryColor: sheet,
    primaryTextColor: ink,
    primaryBorderColor: quiet,
    secondaryColor: wash,
    secondaryTextColor: ink,
    secondaryBorderColor: quiet,
    tertiaryColor: paper,
    tertiaryTextColor: ink,
    tertiaryBorderColor: quiet,
    lineColor: quiet,
    textColor: ink,
    mainBkg: sheet,
    nodeTextColor: ink,
    titleColor: ink,
    edgeLabelBackground: paper,
    clusterBkg: paper,
    clusterBorder: quiet,
    noteBkgColor: wash,
    noteTextColor: ink,
    noteBorderColor: quiet,
    actorBkg: sheet,
    actorBorder: quiet,
    actorTextColor: ink,
    actorLineColor: quiet,
    signalColor: ink,
    signalTextColor: ink,
    labelBoxBkgColor: sheet,
    labelTextColor: ink,
    loopTextColor: ink,
  }
}

/** 0 for black, 1 for white. */
function luminance(hex: string): number {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
