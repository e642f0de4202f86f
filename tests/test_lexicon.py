"""The word data: what it must and must not contain, and how it is stored."""

import re
import subprocess
import sys
import unicodedata
import zlib
from pathlib import Path

import pytest

from cleantext import lexicon

FOLDER = Path(lexicon.__file__).parent
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))

DATA = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".gz"))


def words(text: str) -> list[str]:
    return text.split()


def test_importing_reads_no_data():
    code = "import cleantext.lexicon as l, sys; sys.exit(any(f.cache_info().currsize for f in vars(l).values() if hasattr(f, 'cache_info')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_data_stay_small():
    assert sum((FOLDER / name).stat().st_size for name in DATA) < 900_000


@pytest.mark.parametrize("name", DATA)
def test_every_file_names_its_source(name):
    data = (FOLDER / name).read_bytes()
    text = (zlib.decompress(data, wbits=31) if name.endswith(".gz") else data).decode()
    assert text.startswith("# ")
    assert "SOURCES.md" in text or "# Source: " in text.split("\n", 3)[1]
    if "SOURCES.md" in text:
        assert f"`{name}`" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_clean(name):
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert entries
    assert len(set(entries)) == len(entries)
    assert all(entry == entry.strip() and "  " not in entry for entry in entries)
    assert all(
        unicodedata.normalize("NFC", entry) == entry for entry in entries
    )  # what texts are compared in
    assert entries in (sorted(entries), sorted(entries, key=lambda entry: (entry.casefold(), entry)))


@pytest.mark.parametrize("name", ["words.txt.gz", "usage.txt.gz", "given_names.txt.gz", "surnames.txt.gz"])
def test_packed_files_are_sorted(name):
    lines = zlib.decompress((FOLDER / name).read_bytes(), wbits=31).decode().splitlines()
    entries = lines[4].split(" ") if name.startswith("words") else [line.split(" ")[0] for line in lines[1:]]
    assert entries == sorted(set(entries))
    assert all(entry == entry.lower() for entry in entries)


def test_unknown_list():
    with pytest.raises(FileNotFoundError):
        lexicon.words_of("nonsense")


@pytest.mark.parametrize(
    ("name", "members", "strangers"),
    [
        ("determiners", {"the", "every", "this"}, {"he", "of"}),
        ("prepositions", {"of", "in front of", "despite"}, {"the"}),
        ("coordinating_conjunctions", {"and", "but"}, {"because"}),
        ("subordinating_conjunctions", {"because", "although", "even though"}, {"and"}),
        ("subject_pronouns", {"I", "he", "who"}, {"him"}),
        ("object_pronouns", {"him", "whom"}, {"he"}),
        ("auxiliaries", {"is", "has", "won't"}, {"said"}),
        ("modals", {"may", "must"}, {"is"}),
        (
            "reporting_verbs",
            {"said", "says", "told", "added", "replied", "emphasized", "noting"},
            {"went", "the"},
        ),
        (
            "role_words",
            {"professor", "minister", "spokesman", "MK", "secretary-general"},
            {"table", "Professor"},
        ),
        ("honorifics", {"Mr", "Mrs", "Dr", "Prof"}, {"Mr.", "professor"}),
        (
            "abbreviations",
            {"approx.", "Sept.", "U.S.", "e.g.", "Bros.", "a.m.", "vs."},
            {"in.", "the.", "will."},
        ),
        ("brands_lowercase", {"iPhone", "eBay", "macOS"}, {"Apple"}),
        ("months", {"May", "October"}, {"may"}),
        ("weekdays", {"Monday"}, {"monday"}),
        ("sentence_openers", {"The", "However", "When"}, {"the", "London"}),
        ("linking_adverbs", {"however", "in addition"}, {"quickly"}),
        ("temporal_adverbs", {"yesterday", "last month"}, {"however"}),
        ("name_particles", {"de", "van der", "bin", "al-", "O'"}, {"and", "the"}),
        ("peoples", {"Russian", "Tatar", "Chinese"}, {"russian"}),
    ],
)
def test_list_contents(name, members, strangers):
    listed = lexicon.words_of(name)
    assert members <= listed
    assert not strangers & listed


def test_function_words():
    assert {"the", "of", "and", "he", "is", "because", "every"} <= lexicon.FUNCTION_WORDS
    assert not {"said", "visit", "in front of", "'s"} & lexicon.FUNCTION_WORDS
    with pytest.raises(AttributeError):
        _ = lexicon.NO_SUCH_NAME


@pytest.mark.parametrize(
    "word",
    words("house walked children colour color don't website march may turkey china will polish bill mark i"),
)
def test_words(word):
    assert lexicon.is_word(word)


@pytest.mark.parametrize("word", words("london maria monday beijing teh xqz german japan obama House b ii"))
def test_no_words(word):
    assert not lexicon.is_word(word)
    assert lexicon.tags(word) == frozenset()
    assert lexicon.zipf(word) == 0


def test_a_curly_apostrophe_counts_as_straight():
    assert lexicon.is_word("don\u2019t")
    assert lexicon.tags("don\u2019t") == lexicon.tags("don't") == {"AUX"}


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("visit", {"NOUN", "VERB"}),
        ("the", {"DET"}),
        ("quickly", {"ADV"}),
        ("of", {"ADP"}),
        ("and", {"CCONJ"}),
        ("she", {"PRON"}),
    ],
)
def test_tags(word, tags):
    assert lexicon.tags(word) == tags


def test_tags_of_inflected_and_derived_words():
    assert "VERB" in lexicon.tags("ordered")
    assert "NOUN" in lexicon.tags("blogs")
    assert "AUX" in lexicon.tags("may")
    assert {"ADJ"} == lexicon.tags("friskiest")
    assert {"ADV"} == lexicon.tags("rebelliously")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("walk", {"base"}),
        ("walks", {"3sg"}),
        ("walked", {"past", "participle"}),
        ("went", {"past"}),
        ("gone", {"participle"}),
        ("walking", {"gerund"}),
        ("put", {"base", "past", "participle"}),
        ("professor", set()),
    ],
)
def test_verb_forms(word, forms):
    assert lexicon.verb_forms(word) == forms


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("dog", {"sg"}),
        ("dogs", {"pl"}),
        ("sheep", {"sg", "pl"}),
        ("people", {"sg", "pl"}),
        ("information", {"sg"}),
        ("children", {"pl"}),
        ("quickly", set()),
    ],
)
def test_number(word, numbers):
    assert lexicon.number(word) == numbers


def test_frequency():
    assert lexicon.zipf("the") > 7
    assert lexicon.zipf("the") > lexicon.zipf("house") > lexicon.zipf("professor") > lexicon.zipf("pronation")


def test_usage():
    assert lexicon.usual_tag("visit") == "VERB"
    assert lexicon.usual_tag("china") is None
    assert lexicon.usual_tag("xqz") is None
    shares = lexicon.tag_share("visit")
    assert shares["VERB"] > shares["NOUN"] > 0
    assert sum(shares.values()) == pytest.approx(1, abs=0.03)
    assert set(lexicon.tag_share("china")) == {"PROPN"}


@pytest.mark.parametrize(
    ("lower", "proper"),
    [
        ("beijing", "Beijing"),
        ("new york", "New York"),
        ("tehran", "Tehran"),
        ("takamatsu", "Takamatsu"),
        ("monday", "Monday"),
        ("october", "October"),
        ("russian", "Russian"),
        ("tatar", "Tatar"),
        ("georgia", "Georgia"),
        ("são paulo", "São Paulo"),
        ("sao paulo", "Sao Paulo"),
        ("europe", "Europe"),
        ("south korea", "South Korea"),
        ("london", "London"),
    ],
)
def test_certain_names(lower, proper):
    assert lexicon.proper_case(lower) == proper
    assert not lexicon.is_ambiguous_proper(lower)


@pytest.mark.parametrize(
    "lower",
    words(
        "turkey china march may polish jordan reading nice mobile bath cork chad guinea orange split java french lima"
    ),
)
def test_ambiguous_names(lower):
    assert lexicon.proper_case(lower) is None or lexicon.is_ambiguous_proper(lower)


def test_names_that_are_words_are_ambiguous():
    known = {
        name.lower()
        for each in ("months", "weekdays", "holidays", "peoples", "regions")
        for name in lexicon.words_of(each)
    }
    assert all(
        lexicon.is_ambiguous_proper(name) for name in (known | lexicon.places()) if lexicon.is_word(name)
    )


def test_no_names():
    assert lexicon.proper_case("house") is None
    assert not lexicon.is_ambiguous_proper("house")
    assert not {"bash", "python", "swift", "house", ""} & {
        name for name in lexicon.places() if not lexicon.is_ambiguous_proper(name)
    }
    assert {"china", "beijing", "russian", "asia"} <= lexicon.places()


def test_personal_names():
    assert {"maria", "james"} <= lexicon.given_names()
    assert {"smith", "nguyen"} <= lexicon.surnames()
    assert {"Shen", "Ouyang", "Wong"} <= lexicon.chinese_surnames()
    assert {"Kim", "Park"} <= lexicon.korean_surnames()
    assert {"Nguyen", "Nguyễn"} <= lexicon.vietnamese_surnames()


def test_pinyin():
    syllables = lexicon.pinyin_syllables()
    assert {"zhang", "xi", "er", "lü", "lv", "qiong", "shuang", "nüe", "a"} <= syllables
    assert not {"zhi ", "sching", "ki", "tsang", "bong", "vi", "fi"} & syllables
    assert 400 <= len(syllables) <= 420
    surnames = {name.lower() for name in lexicon.chinese_surnames()}
    assert {"shen", "zhao", "xu"} <= surnames & syllables


@pytest.mark.parametrize(
    "word", ["Takamatsu", "Shinzo", "Nippon", "Hokkaido", "Junichiro", "Itō", "matcha", "Satoh", "Kyoko"]
)
def test_romaji(word):
    assert lexicon.romaji().fullmatch(word)


@pytest.mark.parametrize("word", ["Zhang", "London", "Schmidt", "Nguyen", "visit", "Li Na", ""])
def test_no_romaji(word):
    assert not lexicon.romaji().fullmatch(word)


def test_confusables():
    table = lexicon.confusables()
    assert (table["а"], table["О"], table["Ａ"], table["о"], table["І"], table["Ѕ"]) == (
        "a",
        "O",
        "A",
        "o",
        "I",
        "S",
    )
    assert all(len(letter) == 1 and not letter.isascii() for letter in table)
    assert all(re.fullmatch("[A-Za-z]", latin) for latin in table.values())
    assert all(letter.isupper() == latin.isupper() for letter, latin in table.items())
    assert "é" not in table
    assert "ж" not in table
