"""The records of the words with which docs state facts about a whole API. Do not read documents."""

from functools import cached_property

import msgspec
from msgspec.structs import replace

from slatebind.dialects.phrases import Phrases, normalize
from slatebind.spec.model import AuthScheme, Body, PagingKind


class ServerWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``servers`` key: where docs state base URLs, and what servers are called."""

    titles: tuple[str, ...] = ()
    """Phrases in a heading or a line with a base URL: `base url`, `requests are sent to`."""
    production: tuple[str, ...] = ()
    """Names of the server for production: `live`."""
    others: tuple[str, ...] = ()
    """Names of other servers: `sandbox`, `staging`."""

    @cached_property
    def title_phrases(self) -> Phrases:
        """The phrases of headings and lines that state a base URL."""
        return Phrases(self.titles)

    @cached_property
    def name_phrases(self) -> Phrases:
        """The names of servers."""
        return Phrases((*self.production, *self.others))

    @cached_property
    def production_phrases(self) -> Phrases:
        """The names of servers for production."""
        return Phrases(self.production)

    @cached_property
    def other_phrases(self) -> Phrases:
        """The names of servers that are not for production."""
        return Phrases(self.others)

    def is_stage_of(self, base: str, url: str) -> bool:
        """Whether a URL is a base URL with the name of such a server as a last segment."""
        beginning, _, last = url.rpartition("/")
        return beginning == base.rstrip("/") and normalize(last) in self.other_phrases


class CredentialWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``credentials`` key: where docs describe authentication, and names of what holds credentials.

    Names of headers and parameters are compared word by word: ``X-Api-Key`` contains ``api key``.
    """

    titles: tuple[str, ...] = ()
    """Phrases in headings of sections about authentication: `authentication`, `api keys`."""
    schemes: dict[AuthScheme, tuple[str, ...]] = {}
    """Phrases for a scheme, by scheme: `{basic: [basic auth]}`."""
    names: tuple[str, ...] = ()
    """Words in the names of headers and parameters that hold a credential: `api key`, `token`."""
    keys: tuple[str, ...] = ()
    """Words for a credential in a sentence: `key`, `secret`."""
    header: tuple[str, ...] = ()
    """Words next to the name of a header in such a sentence: `header` in *in the header X-Api-Key*."""
    cookie: tuple[str, ...] = ()
    """Words next to the name of a cookie."""
    query: tuple[str, ...] = ()
    """Words next to the name of a parameter of the query: `query string`."""
    public: tuple[str, ...] = ()
    """Phrases that say that an operation needs no credentials: `no authentication required`."""
    unneeded: tuple[str, ...] = ()
    """The same, as the value of a label: `not required` in *Authentication: not required*, or in brackets in a
    title."""
    public_titles: tuple[str, ...] = ()
    """Whole headings above operations that need no credentials: `public endpoints`."""
    public_apis: tuple[str, ...] = ()
    """The same of a whole API, in docs that show no credential: `api is public`."""
    limiting: tuple[str, ...] = ()
    """Words by which a sentence is about some operations only: `some`, `except`."""
    signatures: tuple[str, ...] = ()
    """Words in the names of headers and parameters that hold a signature of the request: `hmac`."""
    partners: tuple[str, ...] = ()
    """Words in the names of what is sent together with a credential or a signature: `client` in *X-Client-Id*."""
    unsent: tuple[str, ...] = ()
    """Words in the names of what is only used to compute a signature, and never sent: `private`."""
    others: tuple[str, ...] = ()
    """Words in names that look like those of credentials and are not: `csrf` in *X-CSRF-Token*."""
    grants: tuple[str, ...] = ()
    """Names of parameters of requests for OAuth2 tokens: `grant_type`."""
    token_paths: tuple[str, ...] = ()
    """The last segments of URLs where tokens are requested: `token`."""
    login_paths: tuple[str, ...] = ()
    """Segments of URLs where sessions begin: `login`."""
    authorize_paths: tuple[str, ...] = ()
    """The last segments of URLs where users allow a client to fetch tokens: `authorize`."""

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
    def public_api_phrases(self) -> Phrases:
        """The phrases that say of a whole API that it needs no credentials."""
        return Phrases((*self.public, *self.public_apis))

    @cached_property
    def limiting_phrases(self) -> Phrases:
        """The words by which a sentence is about some operations only."""
        return Phrases(self.limiting)

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
    """The ``page_words`` key: names of parameters that are added to every entry of ``paging`` with the same key.

    Names belong here if they have no other meaning. Entries with ``needs_size`` are for names that have one, such as
    ``start``: only their ``size`` gets these names.
    """

    titles: tuple[str, ...] = ()
    """Phrases in headings of sections about paging: `pagination`."""
    number: tuple[str, ...] = ()
    """Names of the parameter with the number of the page: `page index`."""
    size: tuple[str, ...] = ()
    """Names of the parameter with the number of elements on a page."""
    offset: tuple[str, ...] = ()
    """Names of the parameter with the number of elements to skip: `skip`."""
    cursor: tuple[str, ...] = ()
    """Names of the parameter with the cursor: `page token`."""
    zero: tuple[str, ...] = ()
    """Phrases that say that the first page is page 0: `zero based`."""

    @cached_property
    def zero_phrases(self) -> Phrases:
        """The phrases that say that pages are counted from 0."""
        return Phrases(self.zero)

    @cached_property
    def title_phrases(self) -> Phrases:
        """The phrases in headings of sections about pages."""
        return Phrases(self.titles)


class PagingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the ``paging`` key: the parameters of one kind of paging.

    The first entry that fits an operation is used. It fits if the operation has a parameter for each of the keys
    ``number``, ``offset`` and ``cursor`` that the entry has. Names are compared without case and punctuation.
    """

    kind: PagingKind
    """How a page is chosen."""
    number: tuple[str, ...] = ()
    """Names of the parameter with the number of the page: `page`."""
    size: tuple[str, ...] = ()
    """Names of the parameter with the number of elements on a page: `per page`."""
    offset: tuple[str, ...] = ()
    """Names of the parameter with the number of elements to skip: `offset`."""
    cursor: tuple[str, ...] = ()
    """Names of the parameter with the cursor of the page: `starting after`."""
    needs_size: bool = False
    """Whether the operation has to have a parameter of `size` as well. For names that have other meanings: `start`."""
    needs_type: bool = False
    """Whether the docs have to state the type of the parameter that chooses the page, or an example has to show the
    next one. For names such as `since`, which may be a date."""
    fields: tuple[str, ...] = ()
    """Fields of the last element of a page that can be the cursor of the next page: `id`."""

    def with_words(self, words: PageWords) -> "PagingWords":
        """With words that fit every entry; those for a position only where the names here are certain."""
        keys = ("size",) if self.needs_size else ("number", "size", "offset", "cursor")
        known = {key: getattr(self, key) for key in keys}
        return replace(self, **{key: (*own, *getattr(words, key)) for key, own in known.items() if own})


class PageFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``page_fields`` key: names of fields of a response that belong to paging."""

    total: tuple[str, ...] = ()
    """The number of all elements: `total count`."""
    next: tuple[str, ...] = ()
    """The URL or the cursor of the next page: `next page token`."""
    has_more: tuple[str, ...] = ()
    """Whether there is a next page: `has more`."""
    around: tuple[str, ...] = ()
    """Further fields next to a list, such as that of the page, and what says that all went well: `success`."""


class OperationWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``operation_names`` key: how the title of an operation becomes its name: ``list_trees``."""

    skipped: tuple[str, ...] = ()
    """Words that are left out: `all`, `the`."""
    verbs: tuple[str, ...] = ()
    """Verbs that a title begins or ends with. A title without one gets the method as its first word: *Trees* is
    `get_trees`."""
    last_verbs: tuple[str, ...] = ()
    """Verbs of languages that have them at the end of a title: `abrufen` in *Bäume abrufen*."""
    destructive: tuple[str, ...] = ()
    """Verbs of operations that destroy or interrupt something: `terminate`. Targets ask before they send such a
    request; they use the words of all languages, since a spec does not say in which language its docs are."""

    @property
    def all_verbs(self) -> tuple[str, ...]:
        """The verbs of all languages."""
        return (*self.verbs, *self.last_verbs)


BodyWords = dict[Body, tuple[str, ...]]
"""The ``bodies`` key of a dialect file: words in headings of the body by what kind of body they announce."""
