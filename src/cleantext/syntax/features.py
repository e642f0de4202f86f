"""What the models of sentences and stops look at. Names of features are short: they are only hashed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cleantext import lexicon
from cleantext.syntax.collocations import affinity
from cleantext.syntax.tagger import form

#: Words on each side that are read; the rest of a longer text is not looked at.
REACH = 80

_FINITE = frozenset(("VERB.fin", "AUX.fin"))
_NOMINAL = frozenset(("NOUN", "NOUN.pl", "PROPN", "PRON", "PRON.nom", "PRON.acc", "NUM"))
_SYMBOLS = {
    "VERB.fin": "F", "AUX.fin": "F", "VERB.imp": "I", "AUX.imp": "I", "VERB.inf": "v", "AUX.inf": "v",
    "VERB.part": "p", "VERB.ger": "g", "AUX.part": "p", "AUX.ger": "g", "SCONJ": "S", "PRON.rel": "R",
    "ADV.wh": "R", "CCONJ": "C", "NOUN": "N", "NOUN.pl": "N", "PROPN": "N", "PRON": "N", "PRON.nom": "H",
    "PRON.acc": "N", "NUM": "N", "ADP": "A", "PART.to": "T", "ADJ": "J",
}  # fmt: skip
_MARKS = {
    ",": ",",
    ":": ":",
    ";": ";",
    "(": "(",
    '"': '"',
    "“": '"',
    "”": '"',
    "-": "",
    "–": "-",
    "—": "-",
    "--": "-",
    "?": "?",
}


def skeleton(words: Sequence[str], tags: Sequence[str]) -> str:
    """One symbol a phrase: clauses, phrases and marks in order; a noun phrase is one symbol."""
    symbols: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        symbol = _MARKS.get(word, "") if tag == "PUNCT" else _SYMBOLS.get(tag, "")
        if not symbol or (symbol == "N" and symbols and symbols[-1] in "NJ"):
            if symbol and symbols[-1] == "J":
                symbols[-1] = "N"
            continue
        if symbol == "F" and symbols and symbols[-1] == "F":
            continue
        symbols.append(symbol)
    return "".join(symbols)


_OPENERS = frozenset(("SCONJ", "PRON.rel", "ADV.wh"))


def clause_counts(tags: Sequence[str]) -> tuple[int, int]:
    """How many finite verb groups there are, and how many words that open a subordinate clause."""
    finite = openers = 0
    free = True
    for tag in tags:
        if tag in _FINITE:
            finite += free
            free = False
        elif tag in _OPENERS:
            openers += 1
            free = True
        elif not tag.startswith(("ADV", "PART.neg", "AUX")):
            free = True
    return finite, openers


def clause_string(tags: Sequence[str]) -> str:
    """One symbol a clause, by its finite verb: ``M`` with a subject of its own after a border (start, mark or
    conjunction), ``K`` with a nominal that follows another verb, ``m`` without any, ``S`` opened by a
    subordinator or relative, ``I`` command, ``i`` bare verb at a border; ``,`` and ``c`` for marks and
    conjunctions between; ``?`` at the end for each opener that got no verb."""
    symbols: list[str] = []
    pending = 0
    nominal = governed = False
    border = free = after_border = True
    for tag in tags:
        if tag in _FINITE:
            if free:
                if pending:
                    pending -= 1
                    symbols.append("S")
                else:
                    symbols.append(("M" if border else "K") if nominal else "m")
                free = nominal = border = governed = False
        elif tag in _OPENERS:
            pending += 1
            free, nominal, governed = True, tag == "PRON.rel", False
        elif tag in ("CCONJ", "PUNCT"):
            if symbols and symbols[-1] not in ",c":
                symbols.append("c" if tag == "CCONJ" else ",")
            border = free = True
            governed = False
            nominal = nominal and tag == "CCONJ"
        elif tag in ("VERB.imp", "AUX.imp"):
            symbols.append("I")
            free = True
        elif tag in ("VERB.inf", "AUX.inf") and after_border:
            symbols.append("i")
            free = True
        elif tag in ("ADP", "PART.to"):
            governed = free = True
        elif tag in _NOMINAL:
            nominal = nominal or not governed
            free = True
            governed = False
        elif not tag.startswith(("ADV", "PART.neg", "AUX")):
            free = True
        after_border = tag in ("CCONJ", "PUNCT")
    return "".join(symbols) + "?" * pending


def subject(tags: Sequence[str]) -> str:
    """What stands before the first finite verb: "0" no such verb, "-" nothing nominal, "a" only inside
    prepositional phrases, "s" a nominal that no preposition governs, "r" a relative or subordinator first."""
    found = "-"
    governed = False
    for tag in tags:
        if tag in _FINITE:
            return found
        if tag in _OPENERS and found != "s":
            found = "r"
        elif tag in ("ADP", "PART.to"):
            governed = True
        elif tag in _NOMINAL or tag == "DET":
            if not governed and found != "r":
                found = "s"
            elif found == "-":
                found = "a"
            governed = governed and tag == "DET"
        elif tag == "PUNCT":
            governed = False
    return "0"


def known(word: str, words: AbstractSet[str]) -> str:
    """The word when the models know it, else a star."""
    low = form(word)
    return low if low in words else "*"


def length(count: int) -> str:
    """A coarse size."""
    for top in (1, 2, 3, 4, 5, 7, 10, 14, 20, 30):
        if count <= top:
            return str(top)
    return "+"


def sentence_features(
    words: Sequence[str], tags: Sequence[str], listed: AbstractSet[str], question: bool
) -> list[str]:
    """Features of a stretch of words without its final stop; ``question``: that stop is a question mark."""
    n = len(words)
    finite, openers = clause_counts(tags)
    who = subject(tags)
    bones = skeleton(words, tags)
    chain = clause_string(tags)
    mains = sum(chain.count(symbol) for symbol in "MI")
    t = ("^", "^", *tags, "$", "$")
    w = [known(word, listed) for word in words]
    first, last = w[0], w[-1]
    surplus = max(-2, min(3, finite - openers))
    lead = " ".join(tags[:3])
    features = [
        f"f{min(finite, 4)}", f"o{min(openers, 4)}", f"d{surplus}", f"fo{min(finite, 4)},{min(openers, 4)}",
        f"n{length(n)}", f"nd{length(n)},{surplus}", f"s{who}", f"sd{who},{surplus}", f"sn{who},{length(n)}",
        f"1{tags[0]}", f"2{tags[0]} {t[3]}", f"3{lead}", f"1d{tags[0]},{surplus}", f"1s{tags[0]},{who}",
        f"-1{tags[-1]}", f"-2{t[-4]} {t[-3]}", f"-3{t[-5]} {t[-4]} {t[-3]}", f"-1d{tags[-1]},{surplus}",
        f"w1{first}", f"w1d{first},{surplus}", f"w1s{first},{who}", f"w1t{first} {t[3]}", f"w-1{last}", f"w-2{t[-4]} {last}",
        f"b{bones[:2]}", f"b{bones[:3]}", f"b{bones[:4]}", f"b{bones[:5]}", f"b{bones[:7]}", f"B{bones[:10]}$",
        f"c{chain[:1]}", f"c{chain[:2]}", f"c{chain[:3]}", f"C{chain[:8]}$", f"q{chain[-1:]}", f"q{chain[-2:]}", f"q{chain[-3:]}",
        f"c1{chain[:2]}{tags[0]}", f"cw{chain[:2]}{first}", f"q1{chain[-2:]}{tags[-1]}", f"qw{chain[-2:]}{last}",
        f"m{mains}", f"md{mains},{surplus}", f"cn{chain[:2]},{length(n)}", f"cs{chain[:2]},{who}", f"Cq{chain[:1]}{chain[-1:]}{tags[-1]}",
        f"e{bones[-2:]}", f"e{bones[-3:]}", f"e{bones[-4:]}", f"bI{'I' in bones}{surplus}{tags[0]}",
    ]  # fmt: skip
    if question:
        features += ("?", f"?1{tags[0]}", f"?c{chain[:2]}")
    elif tags[0] in _OPENERS:
        features += (f"!1{tags[0]}", f"!c{chain[:2]}", f"!w{first}")
    if n > 1:
        features += (f"w2{w[1]}", f"w12{first} {w[1]}", f"w-12{w[-2]} {last}", f"w2s{tags[0]} {w[1]}")
    for a, b, c in zip(t[1:], t[2:], t[3:], strict=False):
        features.append(f"g{a} {b}")
        features.append(f"h{a} {b} {c}")
    for a, b, c in zip(bones, bones[1:], bones[2:], strict=False):
        features.append("k" + a + b + c)
    return features


def _step(value: float, width: float, low: int, high: int) -> int:
    return max(low, min(high, round(value / width)))


def seam_features(
    left: tuple[Sequence[str], Sequence[str]],
    right: tuple[Sequence[str], Sequence[str]],
    logits: tuple[float, float, float],
    listed: AbstractSet[str],
) -> list[str]:
    """Features of how well the words at a stop go together, and of what the left side leaves open."""
    lw, lt = left
    rw, rt = right
    at = affinity(lw[-1], rw[0])
    over = affinity(lw[-1], rw[1]) if len(rw) > 1 else "$"
    back = affinity(lw[-2], rw[0]) if len(lw) > 1 else "^"
    l1, r1, b1 = lt[-1], rt[0], known(rw[0], listed)
    pl, pr = (_step(v, 2.5, -2, 2) for v in logits[:2])
    commas = min(3, lw.count(","))
    since = lt[len(lw) - lw[::-1].index(",") :] if commas else lt
    aside = f"{'F' if _FINITE & set(since) else ''}{since[0] if since else ''}"
    comma = min(6, rw.index(",")) if "," in rw else -1
    quoted = sum(word in '“"”' for word in lw) % 2
    return [
        f"P{at}", f"Pr{at}{r1}", f"Pl{at}{l1}", f"Plr{at}{l1}|{r1}", f"Pb{at}{b1}", f"Q{over}{r1}", f"Q2{over}{r1}{l1}",
        f"R{back}{l1}", f"PQ{at},{over}", f"PQ{at},{over}{r1}", f"PR{at},{back}",
        f"Pcr{at},{pr}", f"Pcl{at},{pl}", f"Pclr{at},{pl},{pr}", f"Pclrr{at},{pr},{r1}",
        f"oc{commas}", f"op{lw.count('(') > lw.count(')')}", f"oq{quoted}", f"os{min(commas, 2)}{aside}",
        f"os{min(commas, 2)}{aside}{r1}", f"orc{comma >= 0}{min(commas, 2)}", f"orc{comma}{r1}",
    ]  # fmt: skip


def join_features(
    left: tuple[Sequence[str], Sequence[str]],
    right: tuple[Sequence[str], Sequence[str]],
    joined: Sequence[str],
    logits: tuple[float, float, float],
    listed: AbstractSet[str],
) -> list[str]:
    """Features of a stop: words and tags of both sides read apart, tags of both read as one, and the
    log odds of left, right and both as one being complete sentences."""
    lw, lt = left
    rw, rt = right
    cut = len(lw)
    a1, a2, a3 = (known(w, listed) for w in ("$", "$", *lw)[:-4:-1])
    b1, b2 = (known(w, listed) for w in (*rw, "$")[:2])
    l1, l2, l3 = ("^", "^", *lt)[:-4:-1]
    r1, r2, r3 = (*rt, "$", "$")[:3]
    j1, j2, j3 = ("^", "^", *joined[:cut])[:-4:-1]
    k1, k2, k3 = (*joined[cut:], "$", "$")[:3]
    cl, cr, cj = logits
    ql, qr, qj, qd = (_step(v, 1, -6, 6) for v in (cl, cr, cj, cj - min(cl, cr)))
    pl, pr, pj = (_step(v, 2.5, -2, 2) for v in (cl, cr, cj))
    lf, lo = clause_counts(lt)
    rf, ro = clause_counts(rt)
    ls = max(-2, min(3, lf - lo))
    rs = max(-2, min(3, rf - ro))
    lb = skeleton(lw, lt)
    rb = skeleton(rw, rt)
    lc, rc, jc = clause_string(lt), clause_string(rt), clause_string(joined)
    lm, rm, jm = (min(3, chain.count("M") + chain.count("I")) for chain in (lc, rc, jc))
    who = subject(rt)
    ln, rn = length(len(lw)), length(len(rw))
    return [
        *seam_features(left, right, logits, listed),
        f"l{l1}", f"l{l2} {l1}", f"l{l3} {l2} {l1}", f"r{r1}", f"r{r1} {r2}", f"r{r1} {r2} {r3}",
        f"x{l1}|{r1}", f"x{l2} {l1}|{r1}", f"x{l1}|{r1} {r2}", f"x{l2} {l1}|{r1} {r2}",
        f"y{j1}|{k1}", f"y{j2} {j1}|{k1}", f"y{j1}|{k1} {k2}", f"y{j2} {j1}|{k1} {k2}", f"y{j1}|{k1} {k2} {k3}",
        f"y{j3} {j2} {j1}|{k1}", f"z{l1}>{j1}", f"z{r1}>{k1}",
        f"u{a1}", f"u{a2} {a1}", f"v{b1}", f"v{b1} {b2}", f"uv{a1}|{b1}", f"ut{a1}|{r1}", f"tv{l1}|{b1}", f"tv{l2} {l1}|{b1}",
        f"ut{a1}|{r1} {r2}", f"tv{l1}|{b1} {b2}", f"vt{b1} {r2}", f"vt{b1} {r2} {r3}", f"at{a2} {l1}", f"a{a3} {a2} {a1}",
        f"cl{ql}", f"cr{qr}", f"cj{qj}", f"cd{qd}", f"clr{pl},{pr}", f"clrj{pl},{pr},{pj}", f"crd{qr},{qd}",
        f"cll{pl}{l1}", f"crr{pr}{r1}", f"crv{pr}{b1}", f"cla{pl}{a1}", f"clrr{pl},{pr},{r1}", f"clrl{pl},{pr},{l1}", f"cx{pl},{pr},{l1}|{r1}",
        f"crn{pr},{rn}", f"cln{pl},{ln}", f"rn{rn}", f"ln{ln}", f"rnr{rn}{r1}", f"rnv{rn}{b1}",
        f"s{ls},{rs}", f"ls{ls},{l1}", f"rs{rs},{r1}", f"w{who}", f"w{who}{r1}", f"w{who}{rs}{b1}", f"w{who}{l1}|{r1}",
        f"lc{lc[-2:]}", f"lc{lc[-3:]}", f"rc{rc[:1]}", f"rc{rc[:2]}", f"rc{rc[:3]}", f"lrc{lc[-1:]}|{rc[:1]}", f"lrc{lc[-2:]}|{rc[:2]}",
        f"lcl{lc[-2:]}{l1}", f"rcr{rc[:2]}{r1}", f"rcv{rc[:2]}{b1}", f"rcn{rc[:2]}{rn}", f"rcx{l1}|{rc[:2]}", f"lcx{lc[-2:]}|{r1}",
        f"m{lm},{rm}", f"M{lm},{rm},{jm}", f"mr{rm}{r1}", f"ml{lm}{l1}", f"mx{lm}{rm}{l1}|{r1}", f"jc{jc[:6]}$", f"ml{lm}|{r1} {r2}", f"mw{lm}|{b1}", f"ma{lm}{rm}{a1}", f"mm{lm}{rm}{l1}|{rc[:2]}", f"mn{lm}{rm}{ln}", f"mo{lm}{rm}{rn}",
        f"lb{lb[-3:]}", f"lb{lb[-4:]}", f"rb{rb[:2]}", f"rb{rb[:3]}", f"rb{rb[:4]}", f"rb{rb[:5]}",
        f"lr{lb[-1:]}|{rb[:2]}", f"lr{lb[-2:]}|{rb[:2]}", f"lr{lb[-2:]}|{rb[:3]}", f"lr{lb[-3:]}|{rb[:1]}", f"lr{l1}|{rb[:3]}",
    ]  # fmt: skip


def neutral(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """``words`` with a capital first letter, and as they would stand inside a sentence; its case is ignored."""
    first, rest = words[0], list(words[1:])
    low = first[:1].lower() + first[1:]
    up = first[:1].upper() + first[1:]
    inside = low if low != "i" and not low.startswith("i'") and lexicon.is_word(low) else up
    return [up, *rest], [inside, *rest]
