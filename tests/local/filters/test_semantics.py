from __future__ import annotations

import pytest

from personalize_poc.local import filters
from personalize_poc.local.datasets.schema import Schema, parse
from personalize_poc.local.errors import InvalidInputException
from tests.support.dataset_samples import avro

TEXT, NUMBER = ["null", "string"], ["null", "float"]
SCHEMAS: dict[str, Schema] = {
    "INTERACTIONS": parse(
        avro(
            "Interactions",
            ("USER_ID", "string"),
            ("ITEM_ID", "string"),
            ("TIMESTAMP", "long"),
            ("EVENT_TYPE", "string"),
            ("EVENT_VALUE", NUMBER),
        )
    ),
    "Items": parse(
        avro(
            "Items",
            ("ITEM_ID", "string"),
            ("GENRE", TEXT, "categorical"),
            ("PRICE", NUMBER),
            ("CATEGORY", TEXT),
            ("CATEGORY_L1", TEXT, "categorical"),
            ("CATEGORY_L2", TEXT),
            ("YEAR", ["null", "int"]),
            ("CREATION_TIMESTAMP", "long"),
            ("PROMOTED", TEXT),
            ("IS_NEW", "boolean"),
            ("DESCRIPTION", TEXT, "textual"),
        )
    ),
    "users": parse(
        avro(
            "Users",
            ("USER_ID", "string"),
            ("AGE", "int"),
            ("LEVEL", "int"),
            ("MEMBERSHIP_STATUS", TEXT, "categorical"),
            ("MEMBERSHIP", TEXT),
            ("country", TEXT),
        )
    ),
    "ACTIONS": parse(
        avro(
            "Actions",
            ("ACTION_ID", "string"),
            ("VALUE", ["null", "long"]),
            ("REPEAT_FREQUENCY", ["null", "long"]),
            ("LEVEL", TEXT),
        )
    ),
    "ACTION_INTERACTIONS": parse(
        avro(
            "ActionInteractions",
            ("USER_ID", "string"),
            ("ACTION_ID", "string"),
            ("EVENT_TYPE", "string"),
            ("TIMESTAMP", "long"),
        )
    ),
}

VALID = (
    """
EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("click", "stream")
INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")
INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (*)
EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($EVENT_TYPE)
EXCLUDE itemId WHERE INTERACTIONS.event_type in ("Purchase")
INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)
INCLUDE ItemID WHERE Items.GENRE IN ("$GENRE")
INCLUDE ItemID WHERE Items.PRICE <= $PRICE
INCLUDE ItemID WHERE Items.YEAR >= 1970 AND Items.YEAR < 1980
INCLUDE ItemID WHERE Items.CREATION_TIMESTAMP > $DATE
EXCLUDE ItemID WHERE Items.CATEGORY_L1 IN ("shoe") AND Items.CATEGORY_L2 NOT IN ("boot")
EXCLUDE ItemID WHERE ITEMS.CATEGORY_L1 NOT IN ("cold dispensed", "hot dispensed")
INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE AND Items.GENRE IN CurrentItem.GENRE
INCLUDE ItemID WHERE ITEMS.CATEGORY_L1 IN CurrentItem.CATEGORY_L1
EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE) IF CurrentUser.AGE = $AGE
INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ("watch") IF CurrentUser.AGE > 18 AND CurrentUser.LEVEL=2
INCLUDE ItemID WHERE Items.GENRE IN ("a") IF CurrentUser.country IN ("England", "Japan")
EXCLUDE ItemID WHERE INTERACTIONS.event_type IN ("Purchase") | INCLUDE ItemID WHERE \
ITEMS.PROMOTED IN ("Y")
INCLUDE ItemID WHERE Items.CATEGORY IN ($CATEGORY) | INCLUDE ItemID WHERE \
Interactions.EVENT_TYPE IN ("favorite")
INCLUDE UserID WHERE Users.MEMBERSHIP_STATUS IN ($MEMBERSHIP)
EXCLUDE UserID WHERE Users.AGE < $AGE
exclude UserId where users.country in ("England", 'Japan')
INCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN ($EVENT_TYPE)
INCLUDE ActionID WHERE Actions.VALUE > ($VALUE)
EXCLUDE ActionID WHERE Actions.VALUE < ($VALUE) IF CurrentUser.MEMBERSHIP = $PREMIUM
INCLUDE ActionID WHERE Action.LEVEL IN ("gold")
INCLUDE ItemID WHERE Items.ITEM_ID IN ($IDS)
INCLUDE ItemID WHERE Items.PRICE > -1.5e1
""".replace("\\\n", "")
    .strip()
    .splitlines()
)

INVALID = [
    ("INCLUDE ItemID WHERE Items.YEAR > 1e400", 35, "the number 1e400 is too large"),
    ("INCLUDE ItemID", 15, "expected WHERE"),
    ('INCLUDE Items.GENRE IN ("a")', 14, "target is missing"),
    ('INCLUDE ItemID WHERE Items.GENRE = "a" OR Interactions.EVENT_TYPE IN ("x")', 34, "IN"),
    ('INCLUDE ItemID WHERE Items.GENRE IN ("a") OR Interactions.EVENT_TYPE IN ("x")', 46, "on one"),
    ('INCLUDE ItemID WHERE Items.IS_NEW IN ("true")', 22, "boolean"),
    ('INCLUDE ItemID WHERE Items.DESCRIPTION IN ("x")', 22, "textual"),
    ("INCLUDE ItemID WHERE Interactions.EVENT_VALUE > 3", 22, "only EVENT_TYPE"),
    ("INCLUDE ItemID WHERE Items.GENRE IN (*)", 34, "all event types"),
    ('INCLUDE ItemID WHERE Interactions.EVENT_TYPE NOT IN ("*")', 46, "all event types"),
    ('INCLUDE ItemID WHERE Items.NO_SUCH_FIELD IN ("x")', 22, "no column NO_SUCH_FIELD"),
    ('INCLUDE ItemID WHERE Items.GENER IN ("x")', 22, "Did you mean GENRE?"),
    ('INCLUDE ItemID WHERE Items.GENRE IN ("a") IF Items.YEAR > 3', 46, "CurrentUser only"),
    ('INCLUDE ItemID IF CurrentUser.AGE > 3 WHERE Items.GENRE IN ("a")', 16, "IF comes last"),
    ('INCLUDE UserID WHERE Items.GENRE IN ("a")', 22, "expected Users or Interactions"),
    ('INCLUDE ItemID WERE Items.GENRE IN ("a")', 16, "Did you mean WHERE?"),
    ('INCULDE ItemID WHERE Items.GENRE IN ("a")', 1, "Did you mean INCLUDE?"),
    ('INCLUDE ItemsID WHERE Items.GENRE IN ("a")', 9, "Did you mean ItemID?"),
    ('INCLUDE ItemID WHERE Item.GENRE IN ("a")', 22, "Did you mean Items?"),
    ("INCLUDE ItemID WHERE Items.GENRE IN (a)", 38, 'quotes: "a"'),
    ('INCLUDE ItemID WHERE Items.GENRE IN ("a', 38, "not closed"),
    ("INCLUDE ItemID WHERE Items.YEAR IN (3)", 37, 'quotes: "3"'),
    ('INCLUDE ItemID WHERE Items.YEAR IN ("3")', 33, "number"),
    ("INCLUDE ItemID WHERE Items.YEAR == 3", 34, "single ="),
    ("INCLUDE ItemID WHERE Items.GENRE > 3", 34, "text"),
    ("INCLUDE ItemID WHERE Items.GENRE = $G", 34, "text"),
    ('INCLUDE ItemID WHERE Items.YEAR > "3"', 33, "without quotes"),
    ('INCLUDE ItemID WHERE (Items.GENRE IN ("a") OR Items.YEAR > 3)', 22, "parentheses"),
    ("INCLUDE ItemID WHERE Items.YEAR > 3 IF CurrentUser.AGE > 3 OR CurrentUser.AGE < 1", 60, "OR"),
    ("INCLUDE ItemID WHERE Items.YEAR > 3 IF CurrentUser.AGE > 3 IF CurrentUser.AGE < 1", 60, "IF"),
    ("INCLUDE ItemID WHERE Items.YEAR > Items.PRICE", 35, "CurrentItem"),
    ("INCLUDE ItemID WHERE Items.YEAR > CurrentItem.GENRE", 33, "cannot be compared"),
    ("INCLUDE ItemID WHERE Items.YEAR > CurrentItem.GENER", 35, "Did you mean GENRE?"),
    ("INCLUDE ItemID WHERE CurrentUser.AGE > 3", 22, "IF part"),
    ("INCLUDE ItemID WHERE Items.YEAR > 3 |", 38, "INCLUDE or EXCLUDE"),
    ("INCLUDE ItemID WHERE Items.YEAR > 3 | EXCLUDE UserID WHERE Users.AGE > 3", 39, "same target"),
    ('INCLUDE ItemID WHERE Interactions.EVENT_TYPE = "x"', 46, "IN or NOT IN"),
    ("EXCLUDE ActionID WHERE Actions.REPEAT_FREQUENCY > 3", 24, "automatically"),
    ('INCLUDE ItemID WHERE Items.YEAR > 3 IF CurrentUser.AGE = "x"', 56, "without quotes"),
    ('INCLUDE ItemID WHERE Items.YEAR > 3 IF CurrentUser.country != "x"', 60, "= or IN"),
    ("INCLUDE ItemID WHERE Items.YEAR > 3 IF CurrentUser.country = 3", 60, "text"),
]


@pytest.mark.parametrize("text", VALID)
def test_valid_expressions(text: str) -> None:
    filters.check(filters.compile(text), SCHEMAS)


@pytest.mark.parametrize(("text", "position", "words"), INVALID)
def test_invalid_expressions_say_where_and_what(text: str, position: int, words: str) -> None:
    with pytest.raises(InvalidInputException) as refused:
        filters.check(filters.compile(text), SCHEMAS)
    message = refused.value.message
    assert message.startswith(
        f"Could not create filter. Invalid Expression at character {position}: "
    )
    assert words in message


def test_placeholders_and_not_in_in_the_words_of_the_service() -> None:
    for literal in ("$G", '"$G"'):
        with pytest.raises(InvalidInputException) as refused:
            filters.compile(f"INCLUDE ItemID WHERE Items.GENRE NOT IN ({literal})")
        assert refused.value.message == (
            "Could not create filter. Invalid input symbol: $G. "
            "Placeholders are not allowed with NOT_IN operator. It stands at character 42."
        )


@pytest.mark.parametrize(
    "text",
    [
        "INCLUDE ItemID WHERE Items.GENRE IN ($A, $B)",
        'INCLUDE ItemID WHERE Items.GENRE IN ("a", $B)',
        f"INCLUDE ItemID WHERE Items.GENRE IN (${'A' * 51})",
    ],
)
def test_placeholders_that_cannot_be(text: str) -> None:
    with pytest.raises(InvalidInputException, match=r"Invalid input symbol: \$[AB]+\."):
        filters.compile(text)


@pytest.mark.parametrize("text", ["", "INCLUDE ItemID WHERE Items.GENRE IN (" + '"a",' * 800])
def test_length(text: str) -> None:
    with pytest.raises(InvalidInputException, match="1 to 2500"):
        filters.compile(text)


def test_a_filter_uses_ten_fields_at_most() -> None:
    def of(n: int) -> str:
        return " | ".join(f'INCLUDE ItemID WHERE Items.F{i} IN ("x")' for i in range(n))

    assert len(filters.compile(of(10) + " | " + of(10)).fields) == 10
    with pytest.raises(InvalidInputException, match="10 distinct fields; this one has 11"):
        filters.compile(of(11))


def test_data_sets_that_the_group_does_not_have() -> None:
    compiled = filters.compile('INCLUDE ItemID WHERE Items.GENRE IN ("x") IF CurrentUser.AGE > 3')
    with pytest.raises(InvalidInputException, match="no Users data set"):
        filters.check(compiled, {"ITEMS": SCHEMAS["Items"]})


def test_what_a_compiled_filter_tells() -> None:
    found = filters.compile(
        "include itemid where items.genre in ($G) or Items.PRICE < CurrentItem.PRICE "
        "| EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($type) IF CurrentUser.AGE > $G"
    )
    assert found.target == "ItemID"
    assert found.parameters == {"G": True, "type": False}
    assert found.fields == {
        ("ITEMS", "GENRE"),
        ("ITEMS", "PRICE"),
        ("INTERACTIONS", "EVENT_TYPE"),
        ("USERS", "AGE"),
    }
    assert found.needs_user
    assert found.needs_current_item
    plain = filters.compile('INCLUDE UserID WHERE Users.country IN ("x")')
    assert (plain.target, plain.needs_user, plain.needs_current_item) == ("UserID", False, False)


# -- values ------------------------------------------------------------------------------------

GENRE = "INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)"
PRICE = "INCLUDE ItemID WHERE Items.PRICE < $PRICE"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('"Comedy"', ("Comedy",)),
        ('"comedy","drama"', ("comedy", "drama")),
        (' "comedy" , "drama" ', ("comedy", "drama")),
        ('"value1, value2"', ("value1, value2",)),
        (r'"say \"hi\""', ('say "hi"',)),
        ("'Comedy'", ("Comedy",)),
        ('"18"', ("18",)),
    ],
)
def test_values_of_a_list(text: str, values: tuple[str, ...]) -> None:
    assert filters.bind(filters.compile(GENRE), {"GENRE": text}).texts["GENRE"] == values


@pytest.mark.parametrize("text", ["Comedy", "", '"a" "b"', '"a",', ',"a"', '"a', "18", '"a",b'])
def test_values_of_another_form_are_refused(text: str) -> None:
    with pytest.raises(InvalidInputException, match="GENRE must be strings in double quotes"):
        filters.bind(filters.compile(GENRE), {"GENRE": text})


@pytest.mark.parametrize(("text", "number"), [("18", 18), ('"18"', 18), (" -1.5 ", -1.5)])
def test_numbers_with_and_without_quotes(text: str, number: float) -> None:
    assert filters.bind(filters.compile(PRICE), {"PRICE": text}).numbers["PRICE"] == number


@pytest.mark.parametrize(
    "text", ['"1","2"', '"cheap"', "cheap", "nan", '"inf"', "1_000", "0x10", '"\u0661\u0669"', ""]
)
def test_a_comparison_needs_one_number(text: str) -> None:
    with pytest.raises(InvalidInputException, match="PRICE"):
        filters.bind(filters.compile(PRICE), {"PRICE": text})


def test_every_parameter_of_an_include_needs_a_value() -> None:
    both = filters.compile(f"{GENRE} | EXCLUDE ItemID WHERE Items.CATEGORY IN ($CATEGORY)")
    filters.bind(both, {"GENRE": '"a"'})
    with pytest.raises(InvalidInputException, match="required for GENRE"):
        filters.bind(both, {"CATEGORY": '"a"'})


def test_names_of_parameters_are_case_sensitive_and_others_refused() -> None:
    with pytest.raises(InvalidInputException, match=r"no parameter genre.* Did you mean GENRE\?"):
        filters.bind(filters.compile(GENRE), {"genre": '"a"'})
    with pytest.raises(InvalidInputException, match="no parameter X"):
        filters.bind(filters.compile(GENRE), {"GENRE": '"a"', "X": '"a"'})


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Comedy", r'"Comedy"'),
        ("Comedy, Drama", r'"Comedy","Drama"'),
        ('"Comedy" "Drama",', r'"Comedy","Drama"'),
        ("", r'"Comedy","Drama"'),
    ],
)
def test_values_of_another_form_come_with_the_nearest_right_form(text: str, form: str) -> None:
    compiled = filters.compile("INCLUDE ItemID WHERE Items.GENRE IN ($G)")
    with pytest.raises(InvalidInputException) as refused:
        filters.bind(compiled, {"G": text})
    assert f"The nearest right form: {form} (in JSON" in refused.value.message


def test_text_for_a_number_is_called_so() -> None:
    compiled = filters.compile("INCLUDE ItemID WHERE Items.YEAR > $Y")
    with pytest.raises(InvalidInputException, match="exactly one number; it is nineteen"):
        filters.bind(compiled, {"Y": "nineteen"})
