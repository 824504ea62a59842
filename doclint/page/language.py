"""Which language a page is written in.

Asked in this order: the page's front matter, the configuration for this very page, the page's
path, the configuration for all pages, and last its own letters. Languages are BCP 47 codes; an
empty string means that nothing tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["detected_language", "page_language"]

_FIELDS = ("lang", "language", "locale")
_CODE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<rest>[A-Za-z]{2,4}(?:[-_][A-Za-z0-9]{2,4})*))?"
)
_CODES = frozenset(
    [
        "af", "am", "ar", "az", "be", "bg", "bn", "bo", "bs", "ca", "cs", "cy", "da", "de",
        "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi",
        "hr", "hu", "hy", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk",
        "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "pa", "pl", "ps", "pt",
        "ro", "ru", "sa", "sd", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "tg",
        "th", "ti", "tk", "tl", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "yi", "zh", "zu",
        "bho", "brx", "doi", "kok", "ks", "mai", "mni", "sat", "ckb", "fil",
    ]
)  # fmt: skip
# codes that are ordinary words too; they count only in a folder of languages
_WORDS = frozenset(["as", "or", "it", "id", "is", "in", "no", "to", "la", "go", "so"])
_LANGUAGE_FOLDERS = frozenset(
    ["content", "docs", "i18n", "lang", "languages", "locale", "locales", "translations"]
)

_INDIC = re.compile("[\u0900-\u0963\u0971-\u0d7f]")
_SCRIPT_LANGUAGES = ("", "bn", "pa", "gu", "or", "ta", "te", "kn", "ml")
# words that hardly a sentence does without, by the language that writes Devanagari
_COMMON_WORDS = {
    "hi": (" है", " हैं", " के ", " में ", " और ", " की ", " का ", " को ", " से "),
    "mr": (" आहे", " आणि ", " हे ", " नाही", " करा", "च्या ", " किंवा ", " या "),
    "ne": (" छ", " हो।", " गर्न", "हरू", " भएको", " र ", "को लागि", "मा "),
    "sa": ("ः ", "म् ", " च ", "स्य ", " ॥", "त् ", "न्ति ", "ं च"),
}
# a page shorter than this says too little to be counted
_SHORT = 200


def page_language(
    path: str, front_matter: Mapping[str, object], configured: str = "", chosen: bool = True
) -> str:
    """The language that front matter, configuration or `path` name, or an empty string.

    What is `configured` counts more than the path if it was `chosen` for this very page.
    """
    for field in _FIELDS:
        value = front_matter.get(field)
        if isinstance(value, str) and (found := _normalized(value)):
            return found
    if chosen and configured:
        return configured
    return _path_language(path) or configured


def detected_language(text: str) -> str:
    """The language of `text` by its script, for the scripts of India; an empty string for others.

    Devanagari is written by several languages, which are told apart by their commonest words; a
    short text counts as Hindi.
    """
    if text.isascii():
        return ""
    first = _INDIC.search(text)
    if first is None:
        return ""
    block = (ord(first[0]) - 0x900) // 0x80
    return _SCRIPT_LANGUAGES[block] or _devanagari_language(text)


def _devanagari_language(text: str) -> str:
    counts = {language: sum(map(text.count, words)) for language, words in _COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] == counts["hi"] or (len(text) < _SHORT and counts[best] < 2):
        return "hi"
    return best


def _path_language(path: str) -> str:
    """The language named by a folder such as `hi` or `pages.hi`, or by a name such as `x.hi.md`."""
    *folders, name = path.split("/")
    stem = name.split(".")
    if len(stem) > 2 and (found := _known(stem[-2], named=False)):
        return found
    base = stem[0]
    for separator in "-_":
        _, separated, last = base.rpartition(separator)
        if separated and base[:1].isupper() and (found := _known(last, named=False)):
            return found
    for index in range(len(folders) - 1, -1, -1):
        named = index == 0 or folders[index - 1].lower() in _LANGUAGE_FOLDERS
        part = folders[index].rpartition(".")[2]
        if found := _known(part, named):
            return found
    return ""


def _known(part: str, named: bool) -> str:
    """The language code that `part` of a path is, or an empty string."""
    found = _normalized(part)
    language = found.partition("-")[0]
    if language in _CODES or (named and language in _WORDS and found == part):
        return found
    return ""


def _normalized(value: str) -> str:
    """`value` as a BCP 47 code: `hi-IN` for `hi_IN`; an empty string when it is none."""
    found = _CODE.fullmatch(value.strip())
    if found is None:
        return ""
    rest = (found["rest"] or "").replace("_", "-")
    return f"{found['language']}-{rest}" if rest else found["language"]
