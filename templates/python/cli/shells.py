"""Completion in bash and zsh where click's own scripts know nothing of ``name=value``; fish needs no help."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

_BASH = """\
%(complete_func)s() {
    local completion
    COMPREPLY=()
    while IFS= read -r completion; do
        COMPREPLY+=("$completion")
        [[ $completion == *= ]] && compopt -o nospace
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a described plain open response
    local type key descr
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete ${words[1]})}")
    for type key descr in ${response}; do
        if [[ "$key" == *= ]]; then
            open+=("$key")
        elif [[ "$descr" == "_" ]]; then
            plain+=("$key")
        else
            described+=("$key":"$descr")
        fi
    done
    [[ -n "$described" ]] && _describe -V unsorted described -U
    [[ -n "$open" ]] && compadd -U -S '' -V unsorted -a open
    [[ -n "$plain" ]] && compadd -U -V unsorted -a plain
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


@add_completion_class
class _Bash(BashComplete):
    """Bash takes words apart at ``=`` and wants only what stands behind."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], incomplete

    def complete(self) -> str:
        args, incomplete = self.get_completion_args()
        known, mark, _ = incomplete.rpartition("=")
        cut = len(known + mark) if "=" in os.environ.get("COMP_BREAKS", "=") else 0
        found = self.get_completions(args, incomplete)
        return "\n".join(item.value[cut:] for item in found)


@add_completion_class
class _Zsh(ZshComplete):
    """No space behind ``name=``."""

    source_template = _ZSH


def script(app: click.Command, program: str, shell: str) -> str:
    """The completion script for a shell."""
    maker = get_completion_class(shell)
    assert maker is not None
    variable = f"_{program}_complete".replace("-", "_").upper()
    return maker(app, {}, program, variable).source()
