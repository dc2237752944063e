"""Completion in bash, zsh and fish, where click's own scripts know nothing of ``name=value``."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from . import COMPLETION_VARIABLE
from .completion import OPEN

# Bash breaks words before these, and after its other breaks.
_KEPT_BREAKS = "@$"
# Values of COMP_TYPE with which bash shows the items, as after a second Tab.
_LISTING = ("33", "63", "64")
# An item of the type `open` goes on: no space follows.
_BASH = """\
%(complete_func)s() {
    local item
    COMPREPLY=()
    while IFS= read -r item; do
        [[ -n $item ]] || continue
        COMPREPLY+=("${item#*,}")
        [[ $item == open,* ]] && compopt -o nospace
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        COMP_TYPE="$COMP_TYPE" %(complete_var)s=bash_complete "$1" 2> /dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a described described_open plain plain_open response
    local type key descr
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete ${words[1]} 2> /dev/null)}")
    for type key descr in ${response}; do
        if [[ -z "$key" ]]; then
            continue
        elif [[ "$type" == open && "$descr" == "_" ]]; then
            plain_open+=("$key")
        elif [[ "$type" == open ]]; then
            described_open+=("$key":"$descr")
        elif [[ "$descr" == "_" ]]; then
            plain+=("$key")
        else
            described+=("$key":"$descr")
        fi
    done
    [[ -n "$described" ]] && _describe -V unsorted described -U
    [[ -n "$described_open" ]] && _describe -V unsorted described_open -U -S ''
    [[ -n "$plain" ]] && compadd -U -V unsorted -a plain
    [[ -n "$plain_open" ]] && compadd -U -S '' -V unsorted -a plain_open
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""
# Values may contain commas.
_FISH = """\
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -t) %(prog_name)s 2> /dev/null)
    for item in $response
        string replace -r '^[^,]*,' '' -- $item
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _OptionsWithValues(ShellComplete):
    """Completes ``--name=value`` as a whole; click answers with the value alone."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = super().get_completions(args, incomplete)
        name, mark, _ = incomplete.partition("=")
        if not mark or not name.startswith("-"):
            return found
        return [
            CompletionItem(
                f"{name}={item.value}", item.type, item.help, label=item.label
            )
            for item in found
        ]


@add_completion_class
class _Bash(_OptionsWithValues, BashComplete):
    """Bash splits words at ``=``, ``@`` and others, and replaces only the last part."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], incomplete

    def complete(self) -> str:
        args, incomplete = self.get_completion_args()
        start = _start_of_last_part(incomplete, os.environ.get("COMP_BREAKS", "="))
        found = self.get_completions(args, incomplete)
        is_listed = len(found) > 1 and os.environ.get("COMP_TYPE") in _LISTING
        return "\n".join(
            f"{OPEN if item.type == OPEN else 'plain'},{item.value[start:]}"
            # What several items have in common is typed: the labels are not.
            + (f"  ({item.help})" if is_listed and item.label else "")
            for item in found
        )


def _start_of_last_part(word: str, breaks: str) -> int:
    """Where the part begins that bash replaces: after a break, but at an ``@``."""
    starts = [word.rfind(mark) + (mark not in _KEPT_BREAKS) for mark in breaks]
    return max([0, *starts])


@add_completion_class
class _Zsh(_OptionsWithValues, ZshComplete):
    """No space follows what goes on."""

    source_template = _ZSH


@add_completion_class
class _Fish(_OptionsWithValues, FishComplete):
    """Fish adds a space after everything but a few characters, `/` and `,` among them."""

    source_template = _FISH

    def complete(self) -> str:
        found = self.get_completions(*self.get_completion_args())
        items: list[CompletionItem] = []
        for item in found:
            if item.type != OPEN or item.value.endswith("/"):
                items.append(item)
                continue
            # The comma that ends a list is ignored.
            items.append(CompletionItem(f"{item.value},", help=item.help))
            if len(found) == 1:
                # What two items begin with is typed, without a space.
                items.append(item)
        return "\n".join(map(self.format_completion, items))

    def format_completion(self, item: CompletionItem) -> str:
        return super().format_completion(CompletionItem(item.value, help=item.help))


def completion_script(app: click.Command, program: str, shell: str) -> str:
    """The completion script for a shell."""
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    return shell_class(app, {}, program, COMPLETION_VARIABLE).source()
