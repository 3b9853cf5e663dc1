"""The files that complete our command line in bash, zsh and fish.

Each shell completes names of files itself, with its own quoting; ours say where a file, a folder
or one of some words can stand. Where an id or a day can, they ask `briefing list`, for the folder
that the line names; otherwise nothing of ours runs when a key is pressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs.command_table import Argument, Command, commands

_MADE = "# Completes the command line of briefing; written by `make docs`."


def files() -> dict[str, str]:
    """Return the text of each file by its path in the checkout."""
    table = commands()
    return {
        "briefing/completions/briefing.bash": _bash(table),
        "briefing/completions/_briefing": _zsh(table),
        "briefing/completions/briefing.fish": _fish(table),
    }


def _flags(command: Command) -> list[str]:
    """Return all flags of a command, the long ones before the short ones."""
    found = [flag for each in command.options for flag in each.flags]
    found += ["--version"] if not command.name else []
    return sorted(found, key=lambda flag: (not flag.startswith("--"), flag))


# bash


def _bash(table: list[Command]) -> str:
    values: dict[str, list[str]] = {}
    counts: dict[str, list[str]] = {}
    for command in table:
        for option in command.options:
            patterns = [f"{command.name}:{flag}" for flag in option.flags]
            if option.word_count:
                values.setdefault(_bash_kind(option), []).extend(patterns)
            if option.word_count != 1:
                counts.setdefault(str(option.word_count), []).extend(patterns)
    places: dict[str, list[str]] = {}
    for command in table:
        for number, place in enumerate(command.places):
            patterns = [f"{command.name}:{number}"]
            if place.is_repeated:
                patterns += [f"{command.name}:{more}" for more in range(number + 1, 10)]
            places.setdefault(_bash_kind(place), []).extend(patterns)
    flags = "\n".join(
        f"        {_pattern([each.name])}) flags='{' '.join(_flags(each))}' ;;" for each in table
    )
    return _BASH.format(
        made=_MADE,
        commands=" ".join(each.name for each in table if each.name),
        alternatives="|".join(each.name for each in table if each.name),
        flags=flags,
        values=_cases(values, "kind"),
        counts=_cases(counts, "count"),
        places=_cases(places, "kind"),
    )


def _bash_kind(argument: Argument) -> str:
    if argument.words:
        return " ".join(argument.words)
    if argument.lists:
        return f":list {' '.join(argument.lists)}"
    return ":file" if argument.is_file else ":folder" if argument.is_folder else ":text"


def _cases(found: dict[str, list[str]], variable: str) -> str:
    """Return the branches that set a variable; the most frequent text is its default."""
    return "\n".join(
        f"        {_pattern(patterns)}) {variable}='{value}' ;;"
        for value, patterns in found.items()
        if value != ":text"
    )


def _pattern(words: Iterable[str]) -> str:
    return "|".join(word or "''" for word in words)


_BASH = r"""{made}
# Source it, or put it into ~/.local/share/bash-completion/completions under the name of briefing.

# Sets `count` to the number of words that follow an option.
_briefing_count() {{
    count=1
    case $1 in
{counts}
    esac
}}

# Sets `kind` to what follows an option: words, :file, :folder, :text, or :list and names of lists.
_briefing_value() {{
    kind=:text
    case $1 in
{values}
    esac
}}

# Sets `kind` to what stands at a place, counted from 0 behind the command.
_briefing_place() {{
    kind=:text
    case $1 in
{places}
    esac
}}

_briefing_flags() {{
    flags=
    case $1 in
{flags}
    esac
}}

_briefing_is_command() {{
    case $1 in
        {alternatives}) return 0 ;;
    esac
    return 1
}}

# How words are completed; where this is run outside of a completion, there is nothing to set.
_briefing_option() {{
    compopt "$@" 2> /dev/null
}}

# Offers what the program lists, of the first folder in the line that holds a briefing.
_briefing_ids() {{
    local program=${{COMP_WORDS[0]}} what word folder=
    type "$program" > /dev/null 2>&1 || program=briefing
    for word in "${{COMP_WORDS[@]:1}}"; do
        word=${{word//[\"\'\\]/}}
        [[ $word == '~/'* ]] && word=$HOME/${{word:2}}
        if [[ -e $word/content/brief.yaml ]]; then
            folder=$word
            break
        fi
    done
    for what in $1; do
        while IFS=$'\t' read -r word _; do
            [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
        done < <("$program" list "$what" ${{folder:+"$folder"}} 2> /dev/null < /dev/null)
    done
}}

_briefing() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} command= kind= flags= count place=0 left=0 i word option= all=
    local commands='{commands}' IFS=$' \t\n'
    COMPREPLY=()
    _briefing_option +o default +o bashdefault

    i=1
    if ((COMP_CWORD > 1)) && _briefing_is_command "${{COMP_WORDS[1]}}"; then
        command=${{COMP_WORDS[1]}}
        i=2
    fi
    # What stands before: places that are filled, and an option that waits for its words.
    for ((; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        if [[ $word == = && -n $option ]]; then
            continue
        elif ((left > 0)); then
            left=$((left - 1))
        elif [[ -n $all ]]; then
            place=$((place + 1))
        elif [[ $word == -- ]]; then
            all=1
        elif [[ $word == -?* ]]; then
            option=$word
            _briefing_flags "$command"
            if [[ " $flags " == *" $word "* ]]; then
                _briefing_count "$command:$word"
                left=$count
            fi
        else
            place=$((place + 1))
        fi
    done
    [[ $cur == = ]] && cur=

    if ((left > 0)); then
        _briefing_value "$command:$option"
    elif [[ -z $all && $cur == -* ]]; then
        _briefing_flags "$command"
        COMPREPLY=($(compgen -W "$flags" -- "$cur"))
        return
    else
        _briefing_place "$command:$place"
        if ((COMP_CWORD == 1)); then
            COMPREPLY=($(compgen -W "$commands" -- "$cur"))
            _briefing_option -o plusdirs
            return
        fi
    fi
    case $kind in
        :file) _briefing_option -o default ;;
        :folder) _briefing_option -o dirnames ;;
        :text) ;;
        :list*) ((left == 0 || left == count)) && _briefing_ids "${{kind#:list }}" ;;
        *) COMPREPLY=($(compgen -W "$kind" -- "$cur")) ;;
    esac
}}

complete -o bashdefault -o default -F _briefing briefing
"""


# zsh


def _zsh(table: list[Command]) -> str:
    names = "\n".join(
        f"    {_quoted(f'{each.name}:{each.summary}')}" for each in table if each.name
    )
    branches = "\n".join(_zsh_branch(each) for each in table if each.name)
    [room] = [each for each in table if not each.name]
    return _ZSH.format(made=_MADE, names=names, branches=branches, room=_zsh_specs(room, "      "))


def _zsh_branch(command: Command) -> str:
    return f"    {command.name})\n{_zsh_specs(command, '      ')}\n      ;;"


def _zsh_specs(command: Command, indent: str) -> str:
    lines = ["_arguments -S"]
    lines += [_zsh_option(option) for option in command.options]
    lines += ["'(- *)--version[show the version]'"] if not command.name else []
    for place in command.places:
        start = "*:" if place.is_repeated else "::" if place.is_optional else ":"
        lines.append(_quoted(start + _zsh_value(place, 0)))
    return " \\\n".join(
        indent + ("  " if number else "") + each for number, each in enumerate(lines)
    )


def _zsh_option(option: Argument) -> str:
    if option.flags[-1] == "--help":
        return "'(- *)'{-h,--help}'[show this help]'"
    told = f"[{_escaped(option.help, '[]')}]"
    told += "".join(f":{_zsh_value(option, number)}" for number in range(option.word_count))
    flags = [
        f"{flag}=" if flag.startswith("--") and option.word_count == 1 else flag
        for flag in option.flags
    ]
    if option.is_repeated:
        start = "'*'"
    elif len(flags) > 1:
        start = _quoted(f"({' '.join(option.flags)})")
    else:
        start = ""
    shown = f"{{{','.join(flags)}}}" if len(flags) > 1 else flags[0]
    return f"{start}{shown}{_quoted(told)}"


def _zsh_value(argument: Argument, number: int) -> str:
    name = _escaped("value" if argument.words else argument.names[number], ":")
    if argument.words:
        return f"{name}:({' '.join(argument.words)})"
    if argument.is_file or argument.is_folder:
        return f"{name}:{'_files' if argument.is_file else '_files -/'}"
    if argument.lists and number == 0:  # without the space it is given options of compadd
        return f"{name}: _briefing_ids {' '.join(argument.lists)}"
    # A text is named; where an option could stand as well, naming it would keep that from being
    # completed.
    return f"{name}: " if argument.flags else f'{name}:_guard "^-*" "{name}"'


def _escaped(text: str, characters: str) -> str:
    text = text.replace("\\", "\\\\")
    for each in characters:
        text = text.replace(each, f"\\{each}")
    return text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


_ZSH = r"""#compdef briefing
{made}
# Put it into a folder of $fpath under the name of _briefing.

_briefing_commands() {{
  local -a commands=(
{names}
  )
  _describe -t commands command commands
}}

# Offers what the program lists, of the first folder in the line that holds a briefing.
_briefing_ids() {{
  local program=${{(Q)whole[1]}} what word
  local -a folder found
  (( $+commands[$program] || $+functions[$program] )) || [[ -x $program ]] || program=briefing
  for word in "${{(@Q)whole[2,-1]}}"; do
    word=${{word/#\~\//$HOME/}}
    if [[ -e $word/content/brief.yaml ]]; then
      folder=("$word")
      break
    fi
  done
  for what in $argv; do
    found+=(${{${{(f)"$($program list $what $folder 2> /dev/null < /dev/null)"}}%%$'\t'*}})
  done
  compadd -a found
}}

_briefing() {{
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:_briefing_commands' 'folders:folder:_files -/'
    return
  fi
  local command=$words[2]
  # The arguments of a command are told as if it were a program of its own.
  local -a whole=("${{words[@]}}")
  integer place=$CURRENT
  shift words
  ((CURRENT--))
  case $command in
{branches}
    *)
      words=("${{whole[@]}}")
      CURRENT=$place
{room}
      ;;
  esac
}}

if [[ $funcstack[1] == _briefing ]]; then
  _briefing "$@"
else
  compdef _briefing briefing
fi
"""


# fish


def _fish(table: list[Command]) -> str:
    lines: list[str] = []
    for command in table:
        if command.name:
            told = _fish_quoted(command.summary)
            lines.append(f"complete -c briefing -n __briefing_first -a {command.name} -d {told}")
    for command in table:
        lines.append("")
        lines += _fish_command(command)
    names = " ".join(each.name for each in table if each.name)
    return _FISH.format(made=_MADE, names=names, lines="\n".join(lines))


def _fish_command(command: Command) -> Iterator[str]:
    start = f"complete -c briefing -n '__briefing_in {command.name or 'room'}'"
    for option in command.options:
        flags = " ".join(
            f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
        )
        yield f"{start} {flags}{_fish_value(option)} -d {_fish_quoted(option.help)}"
    if not command.name:
        yield f"{start} -l version -d 'show the version'"
    seen: set[str] = set()
    for place in command.places:
        value = _fish_value(place).replace(" -r", "", 1).replace(" -xa", " -a", 1)
        if value not in seen and value not in (" -x", ""):
            yield f"{start}{value}"
        seen.add(value)


def _fish_value(argument: Argument) -> str:
    if argument.flags and not argument.word_count:
        return ""
    if argument.words:
        return f" -xa {_fish_quoted(' '.join(argument.words))}"
    if argument.is_folder:
        return " -xa '(__fish_complete_directories)'"
    if argument.lists:
        return f" -xa '(__briefing_ids {' '.join(argument.lists)})'"
    return " -r -F" if argument.is_file else " -x"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_FISH = r"""{made}
# Put it into ~/.config/fish/completions.

function __briefing_first -d 'Whether the first word is being typed'
    test (count (commandline -opc)) -eq 1
end

function __briefing_in -d 'Whether a command, or the room, has been named'
    set -l words (commandline -opc)
    set -l names {names}
    if contains -- "$words[2]" $names
        test "$words[2]" = $argv[1]
    else
        test $argv[1] = room
    end
end

function __briefing_ids -d 'What the program lists, of the first folder in the line with a briefing'
    string match -qr '^-[^=]*$' -- (commandline -ct); and return  # an option is typed
    set -l words (commandline -o)
    set -l program $words[1]
    type -q $program; or set program briefing
    type -q $program; or return
    set -l folder
    for word in (string replace -r '^~/' $HOME/ -- $words[2..-1])
        if test -e $word/content/brief.yaml
            set folder $word
            break
        end
    end
    for what in $argv
        $program list $what $folder 2>/dev/null </dev/null | string replace -r '\t.*' ''
    end
end

complete -c briefing -f
{lines}
"""
