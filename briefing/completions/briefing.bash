# Completes the command line of briefing; written by `make docs`.
# Source it, or put it into ~/.local/share/bash-completion/completions under the name of briefing.

# Sets `count` to the number of words that follow an option.
_briefing_count() {
    count=1
    case $1 in
        :-h|:--help|:--no-mouse|:--linear|print:-h|print:--help|print:--summary|print:--ascii|print:--force|list:-h|list:--help|changes:-h|changes:--help|changes:--summary|changes:--ascii|changes:--force|diff:-h|diff:--help|coverage:-h|coverage:--help|export:-h|export:--help|export:--list|export:--force|serve:-h|serve:--help|keys:-h|keys:--help|example:-h|example:--help|example:--no-room|new:-h|new:--help|add:-h|add:--help|add:-n|add:--dry-run|revise:-h|revise:--help|revise:-n|revise:--dry-run|import:-h|import:--help|import:-n|import:--dry-run|show:-h|show:--help|show:--unread|show:--dates|cite:-h|cite:--help|cite:--replace|cite:-n|cite:--dry-run|dates:-h|dates:--help|event:-h|event:--help|event:-n|event:--dry-run|point:-h|point:--help|point:-n|point:--dry-run|leave:-h|leave:--help|leave:--restore|leave:-n|leave:--dry-run|source:-h|source:--help|source:-n|source:--dry-run|voice:-h|voice:--help|voice:-n|voice:--dry-run|topic:-h|topic:--help|topic:-n|topic:--dry-run|dispute:-h|dispute:--help|dispute:-n|dispute:--dry-run|gap:-h|gap:--help|gap:-n|gap:--dry-run|judge:-h|judge:--help|judge:-n|judge:--dry-run|bottom-line:-h|bottom-line:--help|bottom-line:-n|bottom-line:--dry-run|correct:-h|correct:--help|correct:-n|correct:--dry-run|draft:-h|draft:--help|draft:--all|draft:-n|draft:--dry-run|proposals:-h|proposals:--help|proposals:--new|accept:-h|accept:--help|accept:-n|accept:--dry-run|reject:-h|reject:--help|reject:-n|reject:--dry-run|check:-h|check:--help|check:--strict|check:--fix|check:-n|check:--dry-run|rename:-h|rename:--help|rename:-n|rename:--dry-run|remove:-h|remove:--help|remove:--references|remove:--text|remove:-n|remove:--dry-run|fmt:-h|fmt:--help|fmt:--check|undo:-h|undo:--help|undo:-n|undo:--dry-run|schema:-h|schema:--help|schema:--force|run:-h|run:--help|completion:-h|completion:--help) count='0' ;;
        event:-c|event:--cite|point:-c|point:--cite|dispute:-c|dispute:--cite|check:--allow) count='2' ;;
    esac
}

# Sets `kind` to what follows an option: words, :file, :folder, :text, or :list and names of lists.
_briefing_value() {
    kind=:text
    case $1 in
        :--originals|export:--originals|export:--font-dir|serve:--originals|add:--folder|revise:--originals|show:--originals|cite:--originals|event:--originals|point:--originals|leave:--originals|source:--originals|voice:--originals|topic:--originals|dispute:--originals|gap:--originals|judge:--originals|bottom-line:--originals|correct:--originals|draft:--originals|proposals:--originals|accept:--originals|check:--originals|rename:--originals|remove:--originals) kind=':folder' ;;
        :--as-of|:--since|:--until|print:--as-of|print:--new-since|print:--since|print:--until|list:--as-of|list:--since|list:--until|changes:--since|changes:--until|changes:--from|changes:--to|coverage:--as-of|export:--as-of|export:--since|export:--until) kind=':list days' ;;
        :--topic|print:--topic|list:--topic|changes:--topic|export:--topic|event:--event-topic|event:--topic|point:--topic|accept:--topic) kind=':list topics' ;;
        :--event|print:--event|list:--event|changes:--event|export:--event|event:--after|event:--about|point:--about|accept:--about) kind=':list events' ;;
        :--point|print:--point|list:--point|changes:--point|export:--point|cite:--to|event:--rests|point:--closes|dispute:--touches|dispute:-p|dispute:--point|dispute:--rests|gap:-r|gap:--rests|gap:--touches|gap:--closed-by|judge:-r|judge:--rests|judge:--closed-by|bottom-line:-r|bottom-line:--rests) kind=':list points' ;;
        :--rank|print:--rank|list:--rank|changes:--rank|export:--rank|event:--rank|accept:--rank) kind='headline supporting background' ;;
        :--without|print:--without|list:--without|changes:--without|export:--without) kind=':list sources voices' ;;
        print:--annex) kind='none points all' ;;
        print:--format|changes:--format|diff:--format|coverage:--format|add:--format|revise:--format|import:--format|show:--format|cite:--format|dates:--format|event:--format|point:--format|leave:--format|source:--format|voice:--format|topic:--format|dispute:--format|gap:--format|judge:--format|bottom-line:--format|correct:--format|draft:--format|proposals:--format|accept:--format|reject:--format|rename:--format|remove:--format|undo:--format) kind='plain json' ;;
        print:-o|print:--output|changes:-o|changes:--output|export:-o|export:--output|revise:--before) kind=':file' ;;
        list:--standing) kind='single several second-hand disputed withdrawn' ;;
        export:--paper) kind='a4 letter' ;;
        import:--dates) kind='dmy mdy' ;;
        cite:--by|event:-b|event:--by|point:-b|point:--by|dispute:-b|dispute:--by|accept:-b|accept:--by) kind=':list voices' ;;
        dates:--claim|event:--claim|point:--claim|accept:--claim) kind='planned expected reported commitment cancelled context assessment' ;;
        event:--source|event:--document|event:-c|event:--cite|point:-c|point:--cite|dispute:-c|dispute:--cite|proposals:--source) kind=':list sources' ;;
        event:-w|event:--weight|point:-w|point:--weight|accept:-w|accept:--weight) kind='lead main detail' ;;
        event:--firmness|point:--firmness|accept:--firmness) kind='decided intended agreed to-sign to-explore said' ;;
        voice:--kind) kind='named anonymous document press' ;;
        dispute:--status) kind='open resolved' ;;
        judge:--confidence) kind='high moderate low' ;;
        check:--format) kind='full concise json github' ;;
        schema:--of) kind='brief changes coverage problems diff paragraphs places readings proposals added edit said' ;;
    esac
}

# Sets `kind` to what stands at a place, counted from 0 behind the command.
_briefing_place() {
    kind=:text
    case $1 in
        :0|print:0|list:1|changes:0|coverage:0|export:1|serve:0|example:0|new:0|revise:2|import:2|show:2|cite:2|event:1|point:2|leave:2|leave:3|leave:4|leave:5|leave:6|leave:7|leave:8|leave:9|source:1|voice:1|topic:2|dispute:1|gap:1|judge:2|bottom-line:1|correct:3|proposals:0|accept:2|reject:2|check:0|rename:3|remove:2|remove:3|remove:4|remove:5|remove:6|remove:7|remove:8|remove:9|fmt:0|undo:0|schema:0) kind=':folder' ;;
        list:0) kind='events points topics sources days voices disputes judgments gaps commitments' ;;
        diff:0|diff:1|add:0|add:1|add:2|add:3|add:4|add:5|add:6|add:7|add:8|add:9|revise:1|import:1) kind=':file' ;;
        export:0) kind='html markdown pdf plain json ics timelinejs markwhen csl bibtex ris annotations timesketch csv atom svg' ;;
        revise:0|show:0|cite:1|leave:0|source:0|draft:0|draft:1|draft:2|draft:3|draft:4|draft:5|draft:6|draft:7|draft:8|draft:9) kind=':list sources' ;;
        import:0) kind='csv timelinejs' ;;
        event:0|point:0) kind=':list events' ;;
        voice:0) kind=':list voices' ;;
        topic:0) kind=':list topics' ;;
        dispute:0) kind=':list disputes' ;;
        rename:0) kind='source event point voice topic judgment dispute' ;;
        remove:0) kind='source event point citation voice topic judgment dispute gap allow' ;;
        completion:0) kind='bash zsh fish' ;;
    esac
}

_briefing_flags() {
    flags=
    case $1 in
        '') flags='--as-of --event --help --linear --no-mouse --originals --point --rank --search --since --theme --topic --until --version --without -h' ;;
        print) flags='--annex --as-of --ascii --event --force --format --help --new-since --output --point --rank --search --since --summary --topic --until --width --without -h -o' ;;
        list) flags='--as-of --event --help --point --rank --search --since --standing --topic --until --without -h' ;;
        changes) flags='--ascii --event --force --format --from --help --output --point --rank --search --since --summary --to --topic --until --width --without -h -o' ;;
        diff) flags='--format --help -h' ;;
        coverage) flags='--as-of --format --help -h' ;;
        export) flags='--as-of --event --font-dir --force --help --list --originals --output --paper --point --rank --search --since --table --topic --until --without -h -o' ;;
        serve) flags='--help --host --name --originals --port --sessions -h' ;;
        keys) flags='--help -h' ;;
        example) flags='--help --no-room -h' ;;
        new) flags='--help --question --title -h -q -t' ;;
        add) flags='--accessed --author --descriptor --dry-run --folder --format --help --id --origin --pages --password --published --publisher --title --url -d -h -n' ;;
        revise) flags='--at --becomes --before --date --dry-run --format --gone --help --note --originals --pages --password -h -n' ;;
        import) flags='--column --dates --delimiter --dry-run --encoding --format --help --name -h -n' ;;
        show) flags='--dates --format --help --originals --unread -h' ;;
        cite) flags='--by --dry-run --format --help --originals --replace --to -h -n' ;;
        dates) flags='--claim --format --help --language --published -h' ;;
        event) flags='--about --after --before --by --cite --claim --computed --date --document --dry-run --due --event-topic --firmness --format --gist --gloss --help --id --originals --place --point --printed --quote --rank --rests --short --source --title --topic --until --version --weight --who -b -c -h -i -n -q -s -t -w' ;;
        point) flags='--about --after --by --cite --claim --closes --computed --dry-run --due --firmness --format --gist --gloss --help --id --originals --printed --quote --short --topic --weight --who -b -c -h -i -n -q -s -w' ;;
        leave) flags='--dry-run --format --help --originals --restore -h -n' ;;
        source) flags='--accessed --at --author --changed --corrected --date --descriptor --dry-run --format --help --language --origin --originals --published --publisher --title --url --withdrawn -h -n' ;;
        voice) flags='--dry-run --format --help --kind --name --of --originals --role -h -n' ;;
        topic) flags='--dry-run --format --help --originals -h -n' ;;
        dispute) flags='--by --change --cite --computed --dry-run --finding --format --gist --gloss --help --originals --point --printed --quote --rests --says --short --side --status --title --touches -b -c -h -n -p -q -s -t' ;;
        gap) flags='--closed-by --dry-run --format --help --originals --rests --touches -h -n -r' ;;
        judge) flags='--before --changed --closed-by --confidence --dry-run --format --help --originals --rests --version --why --written -h -n -r' ;;
        bottom-line) flags='--before --dry-run --format --head --help --originals --rests --version --written -h -n -r' ;;
        correct) flags='--date --dry-run --format --help --originals -h -n' ;;
        draft) flags='--all --dry-run --format --help --originals -h -n' ;;
        proposals) flags='--format --help --new --originals --source -h' ;;
        accept) flags='--about --by --claim --computed --date --dry-run --due --event --firmness --format --gist --gloss --help --id --originals --place --printed --quote --rank --short --title --topic --weight --who -b -e -h -i -n -q -s -t -w' ;;
        reject) flags='--dry-run --format --help -h -n' ;;
        check) flags='--allow --dry-run --explain --fix --format --help --originals --strict -h -n' ;;
        rename) flags='--dry-run --format --help --originals -h -n' ;;
        remove) flags='--dry-run --format --help --number --originals --quote --references --text -h -n' ;;
        fmt) flags='--check --help -h' ;;
        undo) flags='--dry-run --format --help -h -n' ;;
        schema) flags='--force --help --of -h' ;;
        run) flags='--help -h' ;;
        completion) flags='--help -h' ;;
    esac
}

_briefing_is_command() {
    case $1 in
        print|list|changes|diff|coverage|export|serve|keys|example|new|add|revise|import|show|cite|dates|event|point|leave|source|voice|topic|dispute|gap|judge|bottom-line|correct|draft|proposals|accept|reject|check|rename|remove|fmt|undo|schema|run|completion) return 0 ;;
    esac
    return 1
}

# How words are completed; where this is run outside of a completion, there is nothing to set.
_briefing_option() {
    compopt "$@" 2> /dev/null
}

# Offers what the program lists, of the first folder in the line that holds a briefing.
_briefing_ids() {
    local program=${COMP_WORDS[0]} what word folder=
    type "$program" > /dev/null 2>&1 || program=briefing
    for word in "${COMP_WORDS[@]:1}"; do
        word=${word//[\"\'\\]/}
        [[ $word == '~/'* ]] && word=$HOME/${word:2}
        if [[ -e $word/content/brief.yaml ]]; then
            folder=$word
            break
        fi
    done
    for what in $1; do
        while IFS=$'\t' read -r word _; do
            [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
        done < <("$program" list "$what" ${folder:+"$folder"} 2> /dev/null < /dev/null)
    done
}

_briefing() {
    local cur=${COMP_WORDS[COMP_CWORD]} command= kind= flags= count place=0 left=0 i word option= all=
    local commands='print list changes diff coverage export serve keys example new add revise import show cite dates event point leave source voice topic dispute gap judge bottom-line correct draft proposals accept reject check rename remove fmt undo schema run completion' IFS=$' \t\n'
    COMPREPLY=()
    _briefing_option +o default +o bashdefault

    i=1
    if ((COMP_CWORD > 1)) && _briefing_is_command "${COMP_WORDS[1]}"; then
        command=${COMP_WORDS[1]}
        i=2
    fi
    # What stands before: places that are filled, and an option that waits for its words.
    for ((; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
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
        :list*) ((left == 0 || left == count)) && _briefing_ids "${kind#:list }" ;;
        *) COMPREPLY=($(compgen -W "$kind" -- "$cur")) ;;
    esac
}

complete -o bashdefault -o default -F _briefing briefing
