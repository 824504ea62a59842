"""Words before a full stop that does not end a sentence."""

from __future__ import annotations

__all__ = ["is_abbreviation"]

_ABBREVIATIONS = frozenset(
    [
        # titles, measures, references
        "डॉ", "डा", "प्रो", "पं", "सं", "श्रीमती", "सुश्री", "कु", "स्व", "मो",
        "मि", "मी", "सेमी", "किमी", "मिमी", "ग्रा", "किग्रा", "मिग्रा", "कि",
        "रु", "पृ", "लि", "कं", "प्रा", "उदा", "नं", "क्र", "वि", "तु", "दे",
        "अनु", "संपा", "ले", "रे", "रि", "एड", "इंजी", "ई.पू", "सा.यु", "इ.स",
        "ড", "ডা", "মি", "মো", "নং", "লি", "প্রা", "পৃ", "খ্রি", "ইং", "কিমি",
        # names of Latin letters
        "ए", "बी", "सी", "डी", "ई", "एफ", "जी", "एच", "आई", "आइ", "जे", "के",
        "एल", "एम", "एन", "ओ", "पी", "क्यू", "आर", "एस", "टी", "यू", "वी",
        "डब्ल्यू", "डब्लू", "एक्स", "वाई", "वाय", "ज़ेड", "जेड", "এ", "বি",
        "সি", "ডি", "ই", "এফ", "জি", "এইচ", "আই", "জে", "কে", "এল", "এম", "এন",
        "ও", "পি", "কিউ", "আর", "এস", "টি", "ইউ", "ভি",
    ]
)  # fmt: skip


def is_abbreviation(word: str) -> bool:
    """Whether `word`, without its full stop, is an abbreviation or a single character.

    The part behind an inner full stop counts, as in `यू.एस`.
    """
    last = word.rpartition(".")[2]
    return len(last) <= 1 or last in _ABBREVIATIONS or word in _ABBREVIATIONS
