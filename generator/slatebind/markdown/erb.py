"""Ruby code in docs that are ERB templates: variables become their values or placeholders, other code is left out."""

import re

_CODE = re.compile(r"<%(?!=)(?P<code>(?:(?!<%|%>)[\s\S])*)%>")
_ASSIGNMENT = re.compile(
    r"(?:^|;)[\s\-]*@?(?P<name>\w{1,60})\s{0,9}=\s{0,9}(?P<mark>[\"'])(?P<value>[^\"'\n#]{1,300})(?P=mark)", re.M
)
_VARIABLE = re.compile(r"(?P<before>://)?<%=\s{0,9}(?P<name>[@\w.\[\]:\"']{1,100}?)\s{0,9}-?%>(?P<slash>/)?")
_WORD = re.compile(r"\w+")


def without_erb(text: str) -> str:
    """A text with the values of ERB variables that it assigns, and with ``{name}`` for others; lines stay the same.

    A variable before a path stands for the host of a URL. Calls such as ``<%= partial "x" %>`` stay.

    >>> without_erb("GET <%= base %>/trees/<%= id %>")
    'GET https://{base}/trees/{id}'
    """
    if "<%" not in text:
        return text
    values = {
        match["name"]: match["value"] for code in _CODE.finditer(text) for match in _ASSIGNMENT.finditer(code["code"])
    }
    kept = _CODE.sub(lambda match: "\n" * match[0].count("\n"), text)

    def named(match: re.Match[str]) -> str:
        words = _WORD.findall(match["name"])
        if not words:
            return match[0]
        before, slash = match["before"] or "", match["slash"] or ""
        if words[-1] in values:
            return f"{before}{values[words[-1]]}{slash}"
        is_host = slash and not before and (match.start() == 0 or kept[match.start() - 1] in " \t\n`\"'")
        return f"{'https://' if is_host else before}{{{words[-1]}}}{slash}"

    return _VARIABLE.sub(named, kept)
