"""Identifiers as small numbers, one by one or a million at a time."""

from collections.abc import Sequence

import numpy as np

WORD = 8  # bytes of an identifier compared at once
MOST_WORDS = 4
# 2**64 over the golden ratio spreads nearby keys (Knuth 6.4); odd multiples of it for the further words
_MIXES = np.array([0x9E3779B97F4A7C15 * odd % 2**64 for odd in (1, 3, 7, 13)], np.uint64)


class Names:
    """Identifiers with a small number each, in order of first appearance; can be shared by several tables.

    Those that came a million at a time stay as words of eight bytes until somebody wants to see them.
    """

    def __init__(self, names: Sequence[str] = ()):
        self._texts: list[str] = []
        self._codes: dict[str, int] = {}
        self._slots = _Slots()
        self._pending: list[np.ndarray] = []  # names known only as words so far
        self._size = 0
        self._slotted = 0  # how many of the first names the slots know
        for name in names:
            self.code(name)

    @property
    def list(self) -> list[str]:
        """All names by their number."""
        for words in self._pending:
            rows = np.ascontiguousarray(words.T)
            self._texts += map(bytes.decode, rows.view(f"S{rows.shape[1] * WORD}").ravel().tolist())
        self._pending.clear()
        return self._texts

    def code(self, name: str) -> int:
        """The number of `name`; a new one when it was not seen before."""
        found = self._known().setdefault(name, self._size)
        if found == self._size:
            self._texts.append(name)
            self._size += 1
        return found

    def find(self, name: str) -> int | None:
        """The number of `name`, or None."""
        return self._known().get(name)

    def _known(self) -> dict[str, int]:
        if len(self._codes) < self._size:
            first = len(self._codes)
            self._codes.update(zip(self.list[first:], range(first, self._size), strict=True))
        return self._codes

    def codes(self, words: np.ndarray) -> np.ndarray:
        """The numbers (int32) of many identifiers (UTF-8), new ones in order of first appearance.

        `words`: uint64, shape (w, n): w words of 8 bytes a name, padded with zero bytes.
        """
        is_new = np.empty(words.shape[1], bool)
        is_new[:1] = True
        np.not_equal(words[0, 1:], words[0, :-1], out=is_new[1:])
        for word in words[1:]:
            is_new[1:] |= word[1:] != word[:-1]
        if 2 * np.count_nonzero(is_new) > words.shape[1]:
            return self._look_up(words)
        heads = np.flatnonzero(is_new)
        lengths = np.diff(heads, append=words.shape[1])
        return np.repeat(self._look_up(words[:, heads]), lengths)

    def _look_up(self, words: np.ndarray) -> np.ndarray:
        self._catch_up()
        codes = self._slots.find(words)
        if len(codes) and codes.min() < 0:
            unseen = np.flatnonzero(codes < 0)
            firsts, groups = _first_of_each(words[:, unseen])
            new = words[:, unseen[firsts]]
            codes[unseen] = groups + self._size
            self._slots.add(new, np.arange(self._size, self._size + len(firsts), dtype=np.int32))
            self._pending.append(new)
            self._size += len(firsts)
            self._slotted = self._size
        return codes

    def _catch_up(self) -> None:
        """Take names that came one by one into the slots (those that can come as words at all)."""
        if self._slotted == self._size:
            return
        late = [(code, self.list[code].encode()) for code in range(self._slotted, self._size)]
        late = [(code, text) for code, text in late if len(text) <= WORD * MOST_WORDS]
        if late:
            width = -(-max(len(text) for _code, text in late) // WORD)
            raw = b"".join(text.ljust(width * WORD, b"\0") for _code, text in late)
            words = np.frombuffer(raw, "<u8").reshape(-1, width).T.astype(np.uint64)
            self._slots.add(words, np.array([code for code, _text in late], np.int32))
        self._slotted = self._size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, code: int) -> str:
        return self.list[code]


def _first_of_each(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each different key comes first (ascending), and for every key which of these it is."""
    if len(words) == 1 and (words[0, 1:] > words[0, :-1]).all():  # ascending already: all different
        return np.arange(words.shape[1]), np.arange(words.shape[1])
    order = np.lexsort(words)
    is_new = np.ones(len(order), bool)
    is_new[1:] = (words[:, order[1:]] != words[:, order[:-1]]).any(axis=0)
    firsts = order[is_new]  # the sort is stable: the first of its group
    rank = np.empty(len(firsts), np.int64)
    by_place = np.argsort(firsts)
    rank[by_place] = np.arange(len(firsts))
    groups = np.empty(len(order), np.int64)
    groups[order] = rank[np.cumsum(is_new) - 1]
    return firsts[by_place], groups


class _Slots:
    """An open-addressing hash table over arrays: many keys are looked up in a few passes."""

    def __init__(self):
        self.bits, self.size = 12, 0
        self.keys = np.zeros((1, 1 << self.bits), np.uint64)
        self.codes = np.full(1 << self.bits, -1, np.int32)

    def find(self, words: np.ndarray) -> np.ndarray:
        """The code of each key, -1 where it is not here."""
        slots = self._places(words)
        found = self.codes[slots]
        differs = self._differs(words, slots)  # an empty slot too: no identifier is all zero bytes
        differs &= found >= 0
        open_ = np.flatnonzero(differs)
        while len(open_):
            slots[open_] = slots[open_] + 1 & (1 << self.bits) - 1
            there = slots[open_]
            found[open_] = self.codes[there]
            open_ = open_[self._differs(words[:, open_], there) & (found[open_] >= 0)]
        return found

    def add(self, words: np.ndarray, codes: np.ndarray) -> None:
        """Keep keys that are not here yet, each once."""
        if len(words) > len(self.keys):
            more = np.zeros((len(words) - len(self.keys), 1 << self.bits), np.uint64)
            self.keys = np.vstack([self.keys, more])
        self.size += len(codes)
        if self.size * 4 > 1 << self.bits:
            held = np.flatnonzero(self.codes >= 0)
            kept, kept_codes = self.keys[:, held], self.codes[held]
            self.bits = int(self.size * 8 - 1).bit_length()
            self.keys = np.zeros((len(self.keys), 1 << self.bits), np.uint64)
            self.codes = np.full(1 << self.bits, -1, np.int32)
            self._place(kept, kept_codes)
        self._place(words, codes)

    def _place(self, words: np.ndarray, codes: np.ndarray) -> None:
        slots = self._places(words)
        while len(codes):
            is_free = self.codes[slots] < 0
            self.codes[slots[is_free]] = codes[is_free]  # where two meet the last one stays
            is_placed = self.codes[slots] == codes
            for held, word in zip(self.keys, words, strict=False):
                held[slots[is_placed]] = word[is_placed]
            words, codes = words[:, ~is_placed], codes[~is_placed]
            slots = slots[~is_placed] + 1 & (1 << self.bits) - 1

    def _places(self, words: np.ndarray) -> np.ndarray:
        """The first slot to look at: multiply and shift; a word of zeros more changes nothing."""
        mixed = words[0] * _MIXES[0]
        for word, mix in zip(words[1:], _MIXES[1:], strict=False):
            mixed += word * mix
        mixed >>= np.uint64(64 - self.bits)
        return mixed.view(np.int64)

    def _differs(self, words: np.ndarray, slots: np.ndarray) -> np.ndarray:
        differs = self.keys[0][slots] != words[0]
        for index in range(1, max(len(words), len(self.keys))):
            held = self.keys[index][slots] if index < len(self.keys) else 0
            differs |= held != (words[index] if index < len(words) else 0)
        return differs
