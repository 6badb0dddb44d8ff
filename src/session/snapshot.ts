import { collectInsets } from '../body/collect-insets.ts'
import { cutBody } from '../body/cut-body.ts'
import { limitFormulas } from '../body/limit-formulas.ts'
import { weighBody } from '../body/weigh-body.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { SiteView, WeighBody } from '../define/site-view.ts'
import type { NameIndex } from '../link/name-index.ts'
import type { Body } from '../model/body.ts'
import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts'
import { type Garden, shownNote, shownNotes } from '../model/garden.ts'
import { type Inset, type InsetHtml, insetKey } from '../model/inset.ts'
import type { LabelReading } from '../model/link.ts'
import type { OptIn } from '../model/opt-in.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Address, Href, PageAssets, PageInput } from '../model/page.ts'
import type { ContentHash, NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import type { Page, SiteFile, SitePlan } from '../model/site.ts'
import { hrefOf } from '../site/address.ts'
import { findCrowdedEmbeds } from '../site/find-crowded-embeds.ts'
import { pageInput, type TextInput, textInput } from '../site/page-input.ts'
import { renderPage } from '../site/render-page.ts'
import { createSiteView } from '../site/site-view.ts'
import { renderTextHtml } from '../site/text-html.ts'
import { digestInput } from './digest-input.ts'
import { findOptIn } from './find-opt-in.ts'
import type { TypesetPool } from './insets/typeset-pool.ts'
import type { PageMemo } from './page-memo.ts'
import { type FeatureWeight, weighFeatures } from './weigh-features.ts'

/** A file of the site, and the name of the feature that makes it. */
interface OwnedFile extends SiteFile {
  readonly feature: string
}

/** One immutable state of a garden and its site. What is costly is made when first asked for, and then kept. */
export interface Snapshot {
  /** 1 for the first, one more for each that differs. */
  readonly revision: number
  /** Everything, drafts included. */
  readonly garden: Garden
  /** The names that the links of {@link garden} were resolved with. */
  readonly index: NameIndex
  /** How links with a label are read. */
  readonly labelReading: LabelReading
  /** What the site shows: without drafts and unpublished notes, unless the options say otherwise. */
  readonly published: Garden
  /** Who may see what of {@link garden}. */
  readonly publication: Publication
  /** Present where nobody has decided yet what becomes of the notes that do not say whether they are public. */
  readonly optIn: OptIn | undefined
  readonly plan: SitePlan
  readonly pageByAddress: ReadonlyMap<Address, Page>
  /** Every problem of the garden, sorted. `suggest: false` leaves out "did you mean", which costs the most. */
  diagnostics(options?: { readonly suggest: boolean }): Promise<readonly Diagnostic[]>
  /**
   * The problems of one note, "did you mean" among them: what {@link diagnostics} says of it, in a fraction of the
   * time.
   */
  diagnosticsOf(path: NotePath): Promise<readonly Diagnostic[]>
  /** What the garden's author decided. */
  readonly options: GardenOptions
  /** What the garden can do. */
  readonly features: FeatureSet
  /** All that the page reads, as plain JSON. */
  inputOf(page: Page): PageInput
  /** What the text alone of a note's page reads, in a fraction of the time; undefined where it has no page. */
  textOf(path: NotePath): TextInput | undefined
  /** Digest of {@link inputOf}: equal keys, equal pages. */
  keyOf(page: Page): string
  /**
   * The page as a complete HTML document. The map's page needs {@link renderWith} to show a map. What it shows of code
   * and formulas is typeset first.
   */
  render(page: Page): Promise<string>
  /**
   * As {@link render} in two steps: resolves when nothing has to be typeset any more, to what makes the page. Undefined where the page
   * of this key `isMade` already.
   */
  prepareRender(page: Page, isMade?: (key: string) => boolean): Promise<PreparedPage | undefined>
  /**
   * The same with what was made of {@link published} beside the pages, by the name of its feature: the map, which its
   * page and home show.
   */
  renderWith(page: Page, madeBeside: SiteView['madeBeside']): Promise<string>
  /** Hrefs of what every page loads, and of what those load that show something. */
  readonly assets: PageAssets
  /** What each feature adds to the pages of the site, by name. */
  weighFeatures(): ReadonlyMap<string, FeatureWeight>
  /** The page at the site's own address. */
  readonly homeAddress: Address
  /** What the interface is written in. */
  readonly language: SiteView['words']['language']
  /** Files of the site that are no pages, which features make. */
  files(): readonly OwnedFile[]
  /** The insets of all published notes, for whoever shows them all. */
  insets(): readonly Inset[]
  /** A note's text as HTML with holes; throws where no note has this hash. */
  bodyOf(hash: ContentHash): Body
  /** The HTML of code, formulas and diagrams, by {@link insetKey}. */
  typeset(insets: readonly Inset[]): ReturnType<TypesetPool['typeset']>
  /** Where browsers find an address: with the base, encoded. */
  hrefOf(address: Address): Href
}

/** A page to be put together, and its {@link Snapshot.keyOf}: none where something could not be typeset, which may go well later. */
export interface PreparedPage {
  readonly make: () => string
  readonly key: string | undefined
}

/** What a snapshot is made of. */
interface SnapshotParts {
  readonly revision: number
  readonly garden: Garden
  readonly index: NameIndex
  readonly labelReading: LabelReading
  readonly published: Garden
  readonly features: FeatureSet
  readonly plan: SitePlan
  readonly options: GardenOptions
  readonly publication: Publication
  readonly assets: PageAssets
  readonly bodyByHash: (hash: ContentHash) => Body
  /** About how many characters of HTML a whole body becomes. */
  readonly weightByHash: (hash: ContentHash) => number
  readonly readSource: SiteView['readSource']
  readonly paint: SiteView['paint']
  readonly pictureSizes: SiteView['pictureSizes']
  readonly pictureSets: SiteView['pictureSets']
  readonly dataTexts: SiteView['dataTexts']
  readonly lint: (suggest: boolean, only?: NotePath) => Promise<readonly Diagnostic[]>
  readonly typeset: TypesetPool['typeset']
  readonly memo: PageMemo
}

/** Joins the parts of one revision. */
export function createSnapshot(parts: SnapshotParts): Snapshot {
  const { revision, garden, published, plan, options, publication, assets, bodyByHash, memo, features } =
    parts
  const optIn = options.publish === 'ask' && !options.drafts ? findOptIn(garden, publication) : undefined
  const keyByAddress = new Map<Address, string>()
  const diagnosticsByPath = new Map<NotePath, readonly Diagnostic[]>()
  const diagnosticsBySuggest = new Map<boolean, readonly Diagnostic[]>()
  let view: SiteView | undefined
  let foundOnSite: readonly Diagnostic[] | undefined
  let pageByAddress: ReadonlyMap<Address, Page> | undefined
  let files: readonly OwnedFile[] | undefined

  const weighPart: WeighBody = (body, part) => {
    if (part.kind === 'whole') return parts.weightByHash(body)
    const shown = cutBody(bodyByHash(body), part)
    return shown === undefined ? 0 : weighBody(shown)
  }
  const createView = (madeBeside: SiteView['madeBeside'] = {}): SiteView =>
    createSiteView({
      garden: published,
      plan,
      options,
      assets,
      features,
      weighBody: weighPart,
      readSource: parts.readSource,
      paint: parts.paint,
      htmlOf: (note) => renderTextHtml(getView(), note, { features, bodyByHash }),
      pictureSizes: parts.pictureSizes,
      pictureSets: parts.pictureSets,
      dataTexts: parts.dataTexts,
      privacy: { publication, isUndecided: optIn?.kind === 'choice' },
      madeBeside,
    })
  const getView = (): SiteView => {
    view ??= createView()
    return view
  }
  const siteDiagnostics = (): readonly Diagnostic[] => {
    foundOnSite ??= [...plan.diagnostics, ...findCrowdedEmbeds(getView())]
    return foundOnSite
  }
  const inputOf = (page: Page): PageInput => pageInput(getView(), features, page)
  /** `input` spares making it again. */
  const keyOf = (page: Page, input: PageInput | undefined): string => {
    const known = keyByAddress.get(page.address)
    if (known !== undefined) return known
    const key = digestInput(input ?? inputOf(page))
    keyByAddress.set(page.address, key)
    return key
  }

  const homeAddress = plan.addressByFolder.get('')!

  const prepareInput = async (
    input: PageInput,
  ): Promise<Omit<PreparedPage, 'key'> & { readonly isWhole: boolean }> => {
    const insets = input.kind === 'note' ? collectInsets(bodyByHash(input.body), input.fills, bodyByHash) : []
    if (insets.length === 0)
      return {
        isWhole: true,
        make: () => renderPage(input, { features, bodyByHash, insetHtml: unexpectedInset }),
      }
    const typeset = await parts.typeset(insets)
    const insetHtml: InsetHtml = (inset) => typeset.get(insetKey(inset))!.html
    return {
      isWhole: insets.every((inset) => typeset.get(insetKey(inset))!.problem === undefined),
      make: () =>
        renderPage(input, {
          features,
          bodyByHash,
          insetHtml: limitFormulas(insetHtml, options.budget.maxEmbedded),
        }),
    }
  }
  const renderWithInsets = async (input: PageInput): Promise<string> => (await prepareInput(input)).make()

  return {
    revision,
    garden,
    labelReading: parts.labelReading,
    index: parts.index,
    published,
    publication,
    optIn,
    plan,
    get pageByAddress() {
      pageByAddress ??= new Map(plan.pages.map((page) => [page.address, page]))
      return pageByAddress
    },
    async diagnostics({ suggest } = { suggest: true }) {
      let list = diagnosticsBySuggest.get(suggest)
      if (list === undefined) {
        list = [...(await parts.lint(suggest)), ...siteDiagnostics()].sort(compareDiagnostics)
        diagnosticsBySuggest.set(suggest, list)
      }
      return list
    },
    async diagnosticsOf(path) {
      const whole = diagnosticsBySuggest.get(true)
      if (whole !== undefined) return whole.filter((one) => one.path === path)
      let list = diagnosticsByPath.get(path)
      if (list === undefined) {
        const ofSite = siteDiagnostics().filter((one) => one.path === path)
        list = [...(await parts.lint(true, path)), ...ofSite].sort(compareDiagnostics)
        diagnosticsByPath.set(path, list)
      }
      return list
    },
    options,
    features,
    inputOf,
    textOf(path) {
      const note = shownNote(published, path)
      return note && plan.addressByNote.has(path) ? textInput(getView(), note) : undefined
    },
    keyOf: (page) => keyOf(page, undefined),
    bodyOf: bodyByHash,
    typeset: parts.typeset,
    assets,
    hrefOf: (address) => hrefOf(options.base, address),
    homeAddress,
    weighFeatures: () =>
      weighFeatures(plan.pages.length, (weigh) => {
        for (const page of plan.pages)
          renderPage(inputOf(page), { features, bodyByHash, insetHtml: nothingTypeset, weigh })
      }),
    renderWith: (page, madeBeside) => renderWithInsets(pageInput(createView(madeBeside), features, page)),
    get language() {
      return getView().words.language
    },
    files() {
      files ??= features.on.flatMap((feature) =>
        [...(feature.files?.(getView()) ?? [])].map((file) => ({ ...file, feature: feature.name })),
      )
      return files
    },
    async prepareRender(page, isMade) {
      const input = inputOf(page)
      const key = isMade && keyOf(page, input)
      if (key !== undefined && isMade?.(key)) return undefined
      const { make, isWhole } = await prepareInput(input)
      return { make, key: isWhole ? key : undefined }
    },
    async render(page) {
      const input = inputOf(page)
      if (!memo.keeps) return renderWithInsets(input)
      return memo.get(page.address, keyOf(page, input), () => renderWithInsets(input))
    },
    insets: () =>
      [...shownNotes(published)].flatMap(({ hash: body }) =>
        bodyByHash(body).holes.flatMap((hole) => (hole.kind === 'inset' ? [hole.inset] : [])),
      ),
  }
}

/** Code and formulas are nobody's part. */
const nothingTypeset: InsetHtml = () => ''

function unexpectedInset(): never {
  throw new Error('A page shows an inset that it does not name')
}
