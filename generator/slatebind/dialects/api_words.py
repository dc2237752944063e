"""The records of the words with which docs state facts about a whole API. Do not read documents."""

from functools import cached_property

import msgspec
from msgspec.structs import replace

from slatebind.dialects.phrases import Phrases, normalize
from slatebind.spec.model import AuthScheme, Body, PagingKind


class ServerWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``servers`` key of a dialect file.

    ``titles`` are in a heading, or in the line itself, where docs state a base URL; ``production`` and ``others`` are
    the names of servers, such as ``live`` and ``sandbox``.
    """

    titles: tuple[str, ...] = ()
    production: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @cached_property
    def title_phrases(self) -> Phrases:
        """The phrases of headings and lines that state a base URL."""
        return Phrases(self.titles)

    @cached_property
    def name_phrases(self) -> Phrases:
        """The names of servers."""
        return Phrases((*self.production, *self.others))

    @cached_property
    def other_phrases(self) -> Phrases:
        """The names of servers that are not for production."""
        return Phrases(self.others)

    def is_stage_of(self, base: str, url: str) -> bool:
        """Whether a URL is a base URL with the name of such a server as a last segment."""
        beginning, _, last = url.rpartition("/")
        return beginning == base.rstrip("/") and normalize(last) in self.other_phrases


class CredentialWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``credentials`` key of a dialect file: words in the names of headers and parameters of a query.

    ``titles`` are in headings of sections about authentication, ``schemes`` are the words for those schemes that have
    a name of their own. ``names`` are those of credentials, ``signatures`` of what is computed for each request,
    ``partners`` of what is sent together with one of these, such as the id of a client; what has a word of ``unsent``
    is only used to compute a signature. A name with a word of ``others`` is none of these.
    ``keys`` are words for a credential in a sentence; ``header``, ``cookie`` and ``query`` are words around the name of
    a header, of a cookie or of a parameter of the query in a text about credentials. ``public`` are phrases that say of
    an operation that it needs no credentials, ``unneeded`` what says so behind one of ``titles`` and a colon or in
    brackets in a title, ``public_titles`` whole headings above such operations.
    ``grants`` are the parameters with which OAuth2 tokens are requested, ``token_paths`` and ``authorize_paths`` the
    last segments of the URLs where they are, ``login_paths`` segments of those where sessions begin.
    """

    titles: tuple[str, ...] = ()
    schemes: dict[AuthScheme, tuple[str, ...]] = {}
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    cookie: tuple[str, ...] = ()
    query: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    unneeded: tuple[str, ...] = ()
    public_titles: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    token_paths: tuple[str, ...] = ()
    login_paths: tuple[str, ...] = ()
    authorize_paths: tuple[str, ...] = ()

    @cached_property
    def title_phrases(self) -> Phrases:
        """The phrases in headings of sections about authentication."""
        return Phrases(self.titles)

    @cached_property
    def scheme_phrases(self) -> tuple[tuple[AuthScheme, Phrases], ...]:
        """The phrases for each scheme."""
        return tuple((scheme, Phrases(words)) for scheme, words in self.schemes.items())

    @cached_property
    def name_phrases(self) -> Phrases:
        """The words in names of credentials."""
        return Phrases(self.names)

    @cached_property
    def signature_phrases(self) -> Phrases:
        """The words in names of signatures."""
        return Phrases(self.signatures)

    @cached_property
    def header_phrases(self) -> Phrases:
        """The words around the name of a header."""
        return Phrases(self.header)

    @cached_property
    def key_phrases(self) -> Phrases:
        """The words for a credential in a sentence."""
        return Phrases((*self.keys, *self.titles))

    @cached_property
    def cookie_phrases(self) -> Phrases:
        """The words around the name of a cookie."""
        return Phrases(self.cookie)

    @cached_property
    def query_phrases(self) -> Phrases:
        """The words around the name of a parameter of a query."""
        return Phrases(self.query)

    @cached_property
    def public_phrases(self) -> Phrases:
        """The phrases that say of an operation that it needs no credentials."""
        return Phrases(self.public)

    @cached_property
    def unneeded_phrases(self) -> Phrases:
        """What says behind a label that no credentials are needed."""
        return Phrases(self.unneeded)

    @cached_property
    def public_title_phrases(self) -> Phrases:
        """The headings above operations that need no credentials."""
        return Phrases(self.public_titles)

    @cached_property
    def unsent_phrases(self) -> Phrases:
        """The words in names of what signatures are computed with."""
        return Phrases(self.unsent)

    @cached_property
    def partner_phrases(self) -> Phrases:
        """The words in names of what is sent together with a credential."""
        return Phrases(self.partners)

    @cached_property
    def other_phrases(self) -> Phrases:
        """The words in names that are no credentials."""
        return Phrases(self.others)


class PageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``page_words`` key of a dialect file: names of parameters that fit every entry of ``paging`` that has such.

    They have no other meaning next to each other; entries with ``needs_size`` are for names that do. ``titles`` are in
    headings of sections about pages, ``zero`` are phrases that say that pages are counted from 0.
    """

    titles: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    offset: tuple[str, ...] = ()
    cursor: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()

    @cached_property
    def zero_phrases(self) -> Phrases:
        """The phrases that say that pages are counted from 0."""
        return Phrases(self.zero)

    @cached_property
    def title_phrases(self) -> Phrases:
        """The phrases in headings of sections about pages."""
        return Phrases(self.titles)


class PagingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the ``paging`` key of a dialect file: the parameters of a kind of paging.

    Names are compared without case and punctuation. All keys that are given have to be there; ``size`` may be missing
    unless ``needs_size`` says otherwise. With ``needs_type``, the docs have to state the type of the parameter that
    chooses the page, or an example has to have the next one. ``fields`` are those of an element that the cursor may be.
    """

    kind: PagingKind
    number: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    offset: tuple[str, ...] = ()
    cursor: tuple[str, ...] = ()
    needs_size: bool = False
    needs_type: bool = False
    fields: tuple[str, ...] = ()

    def with_words(self, words: PageWords) -> "PagingWords":
        """With words that fit every entry; those for a position only where the names here are certain."""
        keys = ("size",) if self.needs_size else ("number", "size", "offset", "cursor")
        known = {key: getattr(self, key) for key in keys}
        return replace(self, **{key: (*own, *getattr(words, key)) for key, own in known.items() if own})


class PageFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``page_fields`` key of a dialect file: the names of fields of a response that belong to its pages."""

    total: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    has_more: tuple[str, ...] = ()


class OperationWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``operation_names`` key of a dialect file: words in titles of operations, which are made into names.

    ``skipped`` are left out. A title that does not begin or end with one of ``verbs`` gets the method in front, and
    so does one without one of ``last_verbs``, the verbs of languages that have them behind what they are about.
    ``destructive`` begin or end titles of what destroys or interrupts something; targets use those of all languages,
    as a spec does not say in which it was written.
    """

    skipped: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    last_verbs: tuple[str, ...] = ()
    destructive: tuple[str, ...] = ()

    @property
    def all_verbs(self) -> tuple[str, ...]:
        """The verbs of all languages."""
        return (*self.verbs, *self.last_verbs)


BodyWords = dict[Body, tuple[str, ...]]
"""The ``bodies`` key of a dialect file: words in headings of the body by what kind of body they announce."""
