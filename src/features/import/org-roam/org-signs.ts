/** Each name with its sign. */
const pairs = `
  alpha α  beta β  gamma γ  delta δ  epsilon ε  zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ
  pi π  rho ρ  sigma σ  tau τ  upsilon υ  phi φ  chi χ  psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π
  Sigma Σ  Phi Φ  Psi Ψ  Omega Ω  to →  rarr →  rightarrow →  larr ←  leftarrow ←  uarr ↑  darr ↓  harr ↔  rArr ⇒
  Rightarrow ⇒  lArr ⇐  hArr ⇔  times ×  div ÷  pm ±  le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠  approx ≈  equiv ≡
  infin ∞  infty ∞  sum ∑  prod ∏  int ∫  radic √  forall ∀  exist ∃  exists ∃  isin ∈  in ∈  notin ∉  sub ⊂  sup ⊃
  cap ∩  cup ∪  empty ∅  emptyset ∅  part ∂  nabla ∇  and ∧  or ∨  not ¬  copy ©  reg ®  trade ™  deg °  para ¶  sect §
  euro €  EUR €  pound £  yen ¥  cent ¢  ndash –  mdash —  hellip …  dots …  laquo «  raquo »  lsquo ‘  rsquo ’
  ldquo “  rdquo ”  bull •  middot ·  cdot ·  check ✓  checkmark ✓  dagger †  star *  ast *  vert |  vbar |  slash /
  under _  plus +  tilde ~  lt <  gt >  amp &  quot "  frac12 ½  frac14 ¼  auml ä  ouml ö  uuml ü  Auml Ä  Ouml Ö
  Uuml Ü  szlig ß  eacute é  egrave è  agrave à  ccedil ç  ntilde ñ
`

/** Org's names of signs that notes use, without their backslash (https://orgmode.org/worg/org-symbols.html). */
export const orgSigns: ReadonlyMap<string, string> = new Map(
  [...pairs.matchAll(/(\S+) (\S)/gu)].map(([, name = '', sign = '']) => [name, sign]),
)
