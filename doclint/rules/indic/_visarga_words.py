"""Words that end in, or hold, a visarga."""

from __future__ import annotations

__all__ = ["BEFORE_LETTER", "HINDI_ONLY", "WITH_VISARGA"]

# adverbs that end in a visarga, without it
WITH_VISARGA = frozenset(
    [
        "पुन", "अत", "अंतत", "अन्तत", "संभवत", "सम्भवत", "सामान्यत", "विशेषत", "मुख्यत", "पूर्णत",
        "मूलत", "वस्तुत", "स्वत", "क्रमश", "प्राय", "प्रात", "फलत", "साधारणत", "अंशत", "अक्षरश", "शब्दश",
        "प्रायश", "स्पष्टत", "तत्वत", "तत्त्वत", "कार्यत", "आंशिकत", "प्रथमत", "सर्वत",
        "अनिवार्यत", "स्वभावत", "बहुश", "कोटिश", "प्रमुखत", "प्रधानत", "परिणामत",
    ]
)  # fmt: skip

# the same, but in Nepali the first is the verb "is" with a colon
HINDI_ONLY = frozenset(["छ", "नि", "दु"])

# parts of words before a visarga that stands inside the word: नि:शुल्क, दु:ख, अंत:करण
BEFORE_LETTER = frozenset(["नि", "दु", "पुन", "अंत", "अन्त", "प्रात", "अध", "बहि", "स्वत", "अत", "चतु"])
