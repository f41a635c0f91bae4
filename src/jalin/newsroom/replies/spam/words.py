"""The words of a reply as the filter counts them. Pure Python."""

import re

from jalin.kernel.search.tokens import IS_CJK, bigrams, fold_words

MOST = 300  # different words of one reply that are looked at
LINK = re.compile(r"(?i)\b(?:https?://|www\.)([^\s/<>\"'?#]+)|\b([\w-]+\.(?:com|net|org|info|biz|xyz|top|site|online|shop|club|vip|"
                  r"live|link|click|ru|cn|tk|me|io|cc|co|icu|bet|win|pro|fun|space|store|id|jp)(?![\w.]))")  # fmt: skip


def links_of(text: str) -> list[str]:
    """Hosts that are named in a text, with or without a scheme, in their order."""
    return [(one or other).casefold().removeprefix("www.") for one, other in LINK.findall(text)]


def words_of(name: str, text: str, website: str = "") -> list[str]:
    """Each word once: folded Latin words, pairs of Japanese and Chinese signs, hosts, and marks of the form such as how many links
    there are. No stems: spam is told by the very words."""
    hosts = [*links_of(text), *links_of(website)]
    found = dict.fromkeys(f"host:{host}" for host in hosts)
    found[f"links:{min(len(hosts), 4)}"] = None
    found["website:" + ("yes" if website else "no")] = None
    letters = sum(letter.isalpha() for letter in text)
    found[f"shout:{letters > 20 and sum(letter.isupper() for letter in text) * 2 > letters}"] = None
    for word in fold_words(name)[:10]:
        found[f"name:{word}"] = None
    for word in fold_words(text):
        found.update(dict.fromkeys(bigrams(word)[:-1] or [word] if IS_CJK.match(word) else [word]))
        if len(found) >= MOST:
            break
    return list(found)[:MOST]
