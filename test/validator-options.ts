import type { ConfigData } from 'html-validate'

/** The rules that our own HTML keeps: all that are recommended but for those that are taste. */
export const validatorOptions: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Titles are the authors'.
    'long-title': 'off',
    // `<!doctype html>` and attributes without values are valid.
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // Ids hold letters of every script.
    'valid-id': ['error', { relaxed: true }],
    // A redirect at once is what old addresses need.
    'meta-refresh': 'off',
    // One stylesheet and one script from the same site.
    'require-sri': 'off',
    // A list without bullets is announced as one in Safari only with a role that is otherwise redundant.
    'no-redundant-role': 'off',
  },
}
