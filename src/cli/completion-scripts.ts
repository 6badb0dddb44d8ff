/** The shells whose words are completed. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** One of {@link shells}. */
export type Shell = (typeof shells)[number]

/** The command that scripts ask; it is in no help. */
export const askCommand = 'complete-words'

/** Said instead of words where the shell knows better: names of folders. */
export const foldersMark = ':folders'

const bash = `# Completes the words of hortus in bash: eval "$(hortus completion bash)"
_hortus() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line
  local -a words=() found=()
  # What somebody typed so far, without the quotes that are not closed yet and without backslashes.
  for line in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    line="\${line#[\\"\\']}"
    line="\${line%[\\"\\']}"
    words+=("\${line//\\\\/}")
  done
  COMPREPLY=()
  mapfile -t found < <(hortus ${askCommand} -- "\${words[@]}" 2>/dev/null)
  if [[ "\${found[0]}" == '${foldersMark}' ]]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -d -- "\${words[@]: -1}")
    return
  fi
  for line in "\${found[@]}"; do COMPREPLY+=("\${line%%$'\\t'*}"); done
  # Readline then quotes what has blanks in it, as it does with names of files.
  [[ $COMP_CWORD -gt 1 && "$current" != -* ]] && compopt -o filenames
  return 0
}
complete -F _hortus hortus`

const zsh = `#compdef hortus
# Completes the words of hortus in zsh: as _hortus in a folder of $fpath, or eval "$(hortus completion zsh)"
_hortus() {
  local -a found values about
  local line
  # What is completed stands without a quote that is still open, and up to the cursor.
  found=("\${(@f)$(hortus ${askCommand} -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ "$found[1]" == '${foldersMark}' ]]; then
    _files -/
    return
  fi
  for line in $found; do
    [[ -z "$line" ]] && continue
    values+=("\${line%%$'\\t'*}")
    about+=("\${line/$'\\t'/  -- }")
  done
  (( \${#values} )) && compadd -U -l -d about -a values
}
if [[ "$funcstack[1]" == _hortus ]]; then _hortus "$@"; else compdef _hortus hortus; fi`

const fish = `# Completes the words of hortus in fish: hortus completion fish > ~/.config/fish/completions/hortus.fish
function __hortus_words
    set -l words (commandline -opc)
    set -l found (hortus ${askCommand} -- $words[2..-1] (commandline -ct | string unescape) 2>/dev/null)
    if test "$found[1]" = '${foldersMark}'
        __fish_complete_directories (commandline -ct)
    else
        printf '%s\\n' $found
    end
end
complete -c hortus -f -a '(__hortus_words)'`

/** What a shell has to run so that it completes the words of `hortus`. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash
    case 'zsh':
      return zsh
    case 'fish':
      return fish
  }
}
