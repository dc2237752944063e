"""Request lines in texts: a method and a URL in a line, or in lines of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from slatebind.dialects import Requests, normalize
from slatebind.extraction.requests.announcements.patterns import Patterns, patterns_of
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.plain_lines import PlainLine

_MAX_DISTANCE = 3
"""Lines between a method and the URL that belongs to it."""
_MAX_GAP = 6
"""Characters between two request lines in a sentence that holds nothing else: `or`, `and`, a comma."""
_SENTENCE_END = re.compile("[.!?](?:\\s|$)|[\u3002\uff01\uff1f]")
_COLON = re.compile("[:\uff1a]")
_PATH = re.compile("(?:https?://[\\w.-]+(?::\\d+)?)?/[^\\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+")
"""A path, or a URL, up to the text that follows it without a space."""
_MAX_SENTENCE = 160
"""Characters around a method in which its URL is searched for."""
_MAX_LABEL = 40
"""Characters of a line that says what is below it."""
_SENTENCE_MARKS = ".!;\u3002\uff01"
_MAX_TITLE = 5
"""Words behind a request that can be a title."""
_MAX_METHODS = 3
"""Methods of a line that sentences are searched for."""


def is_only_requests(lines: Sequence[PlainLine], requests: Requests) -> bool:
    """Whether lines are request lines and nothing else, apart from words for them: ``Endpoint: GET /trees``.

    ``Deprecated: GET /trees`` is a notice about a request.
    """
    texts = [line.text for line in lines]
    return all(_is_only_request(text, requests) for text in texts) or _is_only_request(" ".join(texts), requests)


def _is_only_request(text: str, requests: Requests) -> bool:
    match = patterns_of(requests.methods).whole.fullmatch(text)
    if match is None or not match["method"].isupper():
        return False
    label = normalize(text[: match.start("method")])
    return not requests.heading_phrases.remove_from(requests.label_phrases.remove_from(label))


def requests_in_lines(lines: Sequence[PlainLine], requests: Requests, trust: Trust) -> Iterator[RequestLine]:
    """The request lines in lines that are one below the other."""
    patterns = patterns_of(requests.methods)
    open_method: tuple[str, int] | None = None
    open_url: tuple[PlainLine, str, int] | None = None
    label: int | None = None
    stated = trust
    is_stated = False
    for number, line in enumerate(lines):
        trust = Trust.FENCE if number and _is_of_example(lines[number - 1], requests) else stated
        if is_stated and _refers_to_another(line):
            continue
        if len(line.text) <= _MAX_LABEL and normalize(line.text) in requests.path_phrases:
            label = number
            continue
        found = list(_in_line(line, requests, patterns, trust))
        if found:
            yield from found
            is_stated = is_stated or is_only_requests((line,), requests)
            open_method = open_url = None
            continue
        if verb := patterns.verb.fullmatch(line.text):
            if open_url and number - open_url[2] <= _MAX_DISTANCE:
                yield RequestLine(verb["method"].upper(), open_url[1], open_url[0].at, trust)
                open_url = None
            else:
                open_method = verb["method"].upper(), number
            continue
        is_expected = open_method or trust is Trust.ASKED or label == number - 1
        is_expected = is_expected or _has_method_below(lines, number, requests)
        url = patterns.url.fullmatch(line.text) if is_expected else None
        if url is None:
            url = _labelled(line, requests, patterns)
        if url and open_method and number - open_method[1] <= _MAX_DISTANCE:
            yield RequestLine(open_method[0], url["url"], line.at, trust)
            open_method = None
        elif url:
            if open_url and trust is Trust.ASKED:
                yield RequestLine("", open_url[1], open_url[0].at, trust)
            open_url = line, url["url"], number
    if open_url and trust is Trust.ASKED:
        yield RequestLine("", open_url[1], open_url[0].at, trust)


def _refers_to_another(line: PlainLine) -> bool:
    """Whether a line is a sentence with inline code in it, below a request line: ``Use `GET /leaves` instead.``"""
    before, _, after = line.text.partition(line.code[0] if line.code else line.text)
    is_in_sentence = before.strip()[:1].isalpha() and after.strip()[:1].isalpha()
    return is_in_sentence and line.text.rstrip()[-1] in _SENTENCE_MARKS


def _has_method_below(lines: Sequence[PlainLine], number: int, requests: Requests) -> bool:
    """Whether a line begins like a URL, and one of the next is a method behind a word for it: ``Method: GET``."""
    if not lines[number].text.startswith(("/", "http")):
        return False
    verb = patterns_of(requests.methods).verb
    below = (line.text for line in lines[number + 1 : number + 1 + _MAX_DISTANCE] if len(line.text) <= _MAX_LABEL)
    labels = (text[: match.start("method")] for text in below if (match := verb.fullmatch(text)))
    return any(requests.method_phrases.are_in(normalize(label)) for label in labels)


def _is_of_example(line: PlainLine, requests: Requests) -> bool:
    """Whether a line says that the request below it is an example: ``Equivalent request:``."""
    return (
        len(line.text) <= _MAX_LABEL
        and line.text.rstrip("*_ ").endswith((":", "\uff1a"))
        and not line.code
        and requests.example_phrases.are_in(normalize(line.text))
    )


def _labelled(line: PlainLine, requests: Requests, patterns: Patterns) -> re.Match[str] | None:
    """A URL after a word for it, such as ``URL: /trees``."""
    label = _COLON.split(line.text, maxsplit=1)[0]
    is_labelled = label != line.text and normalize(label) in requests.path_phrases
    return patterns.url.fullmatch(line.text) if is_labelled else None


def _in_line(line: PlainLine, requests: Requests, patterns: Patterns, trust: Trust) -> Iterator[RequestLine]:
    """The request lines of a line that is nothing else, or that says what each of them does."""
    if "/" not in line.text or not patterns.method.search(line.text):
        return
    match = patterns.whole.fullmatch(line.text) or patterns.reversed.fullmatch(line.text)
    if match and _is_method(match["method"], line):
        yield from _alternatives(match, line, trust)
        return
    titled = patterns.titled.fullmatch(line.text)
    if titled and titled["method"].isupper() and _is_title(titled["title"], requests):
        yield from _alternatives(titled, line, trust, titled["title"])
        return
    if any(f"{code}](#" in line.text for code in line.code):
        return  # links lead to requests that are announced elsewhere
    inside = [found for code in line.code if (found := patterns.whole.fullmatch(code))]
    if inside and (len(line.rest) <= _MAX_GAP * len(inside) or trust is Trust.ASKED or _explains(line, inside[0])):
        title = _title_around(line) if len(inside) == 1 else ""
        yield from (request for found in inside for request in _alternatives(found, line, trust, title))
        return
    begins = patterns.begins.fullmatch(line.text)
    if begins and begins["method"].isupper() and (trust is Trust.ASKED or _has_separator(begins)):
        yield from _alternatives(begins, line, trust, _title(begins["title"]))
    elif requests.label_phrases.are_in(normalize(line.rest)) and (labelled := _among_labels(line, requests, patterns)):
        yield RequestLine(*labelled, line.at, trust)


def _is_title(text: str, requests: Requests) -> bool:
    """Whether the words before a request are the title of an operation, and no sentence, example or notice."""
    words = text.split()
    return (
        1 < len(words) <= _MAX_TITLE
        and not text.rstrip().endswith((".", ","))
        and not requests.example_phrases.are_in(normalize(text))
        and not any(method in words for method in requests.methods)
    )


def _alternatives(match: re.Match[str], line: PlainLine, trust: Trust, title: str = "") -> Iterator[RequestLine]:
    """A request for each method of a line: ``PUT | POST /trees/{id}``."""
    methods = dict.fromkeys(re.findall(r"\w+", match["method"].upper()))
    return (RequestLine(method, match["url"], line.at, trust, title) for method in methods)


def _among_labels(line: PlainLine, requests: Requests, patterns: Patterns) -> tuple[str, str] | None:
    """The method and the URL of a line that has nothing else but words for them: ``Endpoint: /trees, method: GET``."""
    urls = [code for code in line.code if patterns.url.fullmatch(code)]
    text = line.text
    for url in urls[:1]:
        text = text.replace(url, " ", 1)
    words = [word.strip(",;|()") for word in text.split()]
    urls += (word for word in words if "/" in word and patterns.url.fullmatch(word))
    verbs = [word for word in words if word in requests.methods]
    others = normalize(" ".join(word for word in words if word not in (*urls, *verbs)))
    if len(urls) == len(verbs) == 1 and not requests.label_phrases.remove_from(others):
        return verbs[0], urls[0]
    return None


def _is_method(word: str, line: PlainLine) -> bool:
    """Whether a word is a method, and not the first of a sentence such as ``Get /etc/hosts``."""
    return word.isupper() or word.islower() or bool(line.code)


def _explains(line: PlainLine, request: re.Match[str]) -> bool:
    return line.code[0] == request.string and _is_label(line)


def _is_label(line: PlainLine) -> bool:
    """Whether what is around the first inline code is a label before it, or an explanation after it.

    Only an explanation has more inline code: ``PUT /trees/{id}`` changes a tree and answers ``204``.
    """
    before, _, after = line.text.partition(line.code[0])
    if after.lstrip()[:1] in (",", "\u3001", "\uff0c") and not before.strip():
        return False  # a sentence that goes on
    if len(line.code) > 1:
        return not before.strip()
    is_label = not before.strip() or (before.rstrip().endswith((":", "-", "\u2013", "\uff1a")) and len(before) <= 40)
    return is_label and (not after.strip() or not before.strip() or after.lstrip()[0] in "-\u2013\u2014:(")


def _has_separator(match: re.Match[str]) -> bool:
    between = match.string[match.end("url") : match.start("title")].strip(" )]\"'")
    return bool(between) and bool(match["title"])


def _title_around(line: PlainLine) -> str:
    """What is said around the inline code of a line; a sentence that goes on behind it is no title."""
    after = line.text.partition(line.code[0])[2].strip()
    is_sentence = (
        bool(after) and after[0].isalnum() and (after[-1] in _SENTENCE_MARKS or len(after.split()) > _MAX_TITLE)
    )
    return "" if is_sentence else _title(line.rest)


def _title(text: str) -> str:
    return text.strip(" -\u2013\u2014:().,|")


def requests_in_sentences(lines: Sequence[PlainLine], requests: Requests) -> Iterator[RequestLine]:
    """The requests that sentences name: ``Send a POST request to `/trees`.`` A sentence can go on in the next line."""
    patterns = patterns_of(requests.methods)
    for line, following in zip_longest(lines, lines[1:]):
        goes_on = following is not None and following.at.line == line.at.line + 1
        text, code = line.text, line.code
        if following is not None and goes_on:
            text, code = f"{text} {following.text}", (*code, *following.code)
        # Inline code with both, in a sentence, is a mention: "see `GET /trees`".
        mentions = [span for span in code if patterns.whole.fullmatch(span)]
        yield from _mentions(line, patterns)
        for verb in islice(patterns.word.finditer(line.text), _MAX_METHODS):
            if any(mention.startswith(verb[0]) and text.startswith(mention, verb.start()) for mention in mentions):
                continue
            url = _next_url(text, verb, code, patterns)
            if url is not None:
                yield RequestLine(verb[0], url, line.at, Trust.SENTENCE)


def _mentions(line: PlainLine, patterns: Patterns) -> Iterator[RequestLine]:
    """The requests in the inline code of a line; those in links are announced elsewhere."""
    for code in line.code[:_MAX_METHODS]:
        match = patterns.whole.fullmatch(code)
        if match and match["method"].isupper() and f"{code}](#" not in line.text:
            yield RequestLine(re.findall(r"\w+", match["method"])[0], match["url"], line.at, Trust.MENTION)


def _next_url(text: str, verb: re.Match[str], code: Sequence[str], patterns: Patterns) -> str | None:
    """The URL in a sentence with a method: the next one behind it, else inline code before it."""
    after = _SENTENCE_END.split(text[verb.end() : verb.end() + _MAX_SENTENCE], maxsplit=1)[0]
    before = _SENTENCE_END.split(text[max(0, verb.start() - _MAX_SENTENCE) : verb.start()])[-1]
    urls = [span for span in code if "/" in span and patterns.url.fullmatch(span)]
    behind = sorted((after.index(url), url) for url in urls if url in after)
    words = (match[0].rstrip(".,;:)]") for word in after.split() if (match := _PATH.match(word)))
    plain = (word for word in words if len(word) > 1 and patterns.url.fullmatch(word))
    in_front = [url for url in urls if url in before]
    return next((url for url in (*(url for _, url in behind[:1]), *plain, *in_front[-1:])), None)
