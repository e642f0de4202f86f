"""What is remembered of tokens."""

from cleantext import token_memo
from cleantext.token_memo import LONG, TokenMemo


def test_a_token_is_worked_out_once():
    asked: list[str] = []
    memo = TokenMemo(lambda token: asked.append(token) or len(token))
    assert [memo["one"], memo["three"], memo["one"]] == [3, 5, 3]
    assert asked == ["one", "three"]


def test_long_tokens_are_not_kept_and_too_many_are_forgotten(monkeypatch):
    monkeypatch.setattr(token_memo, "REMEMBERED", 3)
    memo = TokenMemo(len)
    assert memo["x" * LONG] == LONG
    assert not memo
    for token in ("a", "b", "c", "d"):
        assert memo[token] == 1
        assert len(memo) <= 3
    assert "d" in memo
