const names = `
above asks below cite nearest year
about actions added answer ask ask-choices ask-fields ask-order ask-place ask-tick ask-ticks author
backlinks bar begin block-data belongs beside best bottom breadcrumbs bridges callout callout-title can-zoom canvas
canvas-card canvas-group canvas-plane cards center change-preview choices chosen cited-by close code code-title
command-palette compare compare-label compare-labels contents count dated desk desk-notice diagram
drawing edge edge-label edges edit-note editor editor-bar editor-beside editor-beside-close
editor-beside-none editor-foot editor-menu editor-mode-choice editor-modes editor-notice editor-panes
editor-path editor-preview editor-preview-note editor-state editor-switch editor-text elsewhere embed
end excerpt excerpts external facts far file filters first find-choices find-panel find-path find-row
find-status find-word folders foot footnote-backref footnotes formula garden group-label growth
growth-drawing has-arrows has-beside has-list has-map has-panel has-touch-bar hash heading heading-link
here history hit home home-current home-lately home-map home-page home-start hubs in-columns in-series
in-topics in-tree is-called is-coming is-editing is-focused is-here is-known is-live is-loading is-read is-stacked joins
key-record keys keys-dialog keys-list keys-message kind land last lead leads-to left legend letters line
lines link list local-map logo long main map-actions map-bar map-canvas map-choices map-close
map-drawing map-end map-first map-found map-hidden map-home map-hue map-list-alone map-live map-mark
map-note map-panel map-panel-head map-regions map-scale map-search map-tabs map-text map-time map-tree
map-way map-where map-zoom margin-note margin-notes mark matters mentions menu missing more more-notes
name names near next note note-links note-table notes notice now open-map opening original overviews
page pages-of-list palette pane parts-bar parts-read past path pdf place places planned-list plot plot-any plot-data plot-narrow plot-title plot-value plot-wide preview
previous print-links problem progress properties properties-fold properties-head properties-names
properties-status properties-text property property-add property-chip property-chips property-cut
property-field property-link property-name property-new property-picker property-problem property-yaml
query query-card query-cards query-group query-notice query-title query-value
ratio read-first reader-mark reading-list reasons recent references region related remark remote removed
repeat rest right rights scale scrolls seamless search section series-bar series-list series-place series-way settings
show-remote side simulation simulation-bar simulation-controls simulation-note simulation-says simulation-stage simulation-text site size sizes skip small sort sort-by source spine stage status steps switch tab table
tabs tag tags task-list-item tend-list tended text ties title toast tools topic topic-band topics touch-bar tree
vimrc vimrc-problems wanted wanted-list ways welcome where whose wide withheld words write-note zoom
`

/** Classes by which Hortus styles and finds parts of its own pages; a test looks for those of the styles that every page has. */
const ownClasses: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/** Whether a class is one of ours, or of the libraries that draw formulas, code and the editor. */
export function isOwnClass(name: string): boolean {
  return ownClasses.has(name) || /^(?:cm|tok|t|katex|hortus|vlist|hue)(?:-|$)/.test(name)
}
